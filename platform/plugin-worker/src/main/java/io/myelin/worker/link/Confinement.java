package io.myelin.worker.link;

import io.myelin.containment.BoundedLog;
import io.myelin.containment.Containment;
import io.myelin.containment.Limits;
import io.myelin.containment.Start;
import io.myelin.spi.SubnetException.Blame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a worker is kept within.
 *
 * @param readable what it may read beside its own class path: the plugin's jar, models
 * @param network whether it may open connections
 */
public record Confinement(
    Containment containment, List<Path> readable, boolean network, Limits limits) {
  public Confinement {
    readable = List.copyOf(readable);
  }

  /**
   * Without a network, and with the usual limits.
   *
   * @param memoryMegabytes how much may be resident
   */
  public static Confinement of(Containment containment, List<Path> readable, int memoryMegabytes) {
    return new Confinement(containment, readable, false, Limits.standard(memoryMegabytes));
  }

  /**
   * Starts a worker so, with its output in a log that cannot grow without end.
   *
   * @param plain how it would be started without
   * @param own the folder it may write in
   * @param socket what it connects to, inside of that folder or elsewhere
   */
  WorkerLaunch.Launched start(ProcessBuilder plain, WorkerProcess.Spec spec, Path own, Path socket)
      throws IOException {
    List<Path> seen =
        Stream.of(
                ClassPath.all(spec.classPath()),
                readable,
                List.of(socket.toAbsolutePath().getParent()))
            .flatMap(List::stream)
            .map(path -> path.toAbsolutePath().normalize())
            .filter(path -> !path.startsWith(own))
            .distinct()
            .toList();
    Start start = new Start(plain.command(), own, seen, network, limits, spec.classPath());
    try {
      plain.command(containment.command(start));
    } catch (IllegalStateException notContained) {
      throw new WorkerFault(
          "NOT_CONTAINED", Blame.OPERATOR, String.valueOf(notContained.getMessage()));
    }
    plain.environment().putAll(containment.environment(start));
    plain.directory(own.toFile());
    plain.redirectErrorStream(true);
    Process process = plain.start();
    process.getOutputStream().close();
    return new WorkerLaunch.Launched(
        process, BoundedLog.start(process.getInputStream(), spec.log(), spec.name()));
  }
}
