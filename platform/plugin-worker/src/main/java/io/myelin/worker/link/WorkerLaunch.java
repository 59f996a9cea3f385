package io.myelin.worker.link;

import io.myelin.containment.BoundedLog;
import io.myelin.containment.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the JVM of a worker: what it is given of this machine, and nothing else. */
final class WorkerLaunch {
  private static final String MAIN = "io.myelin.worker.WorkerMain";

  private static final int FIRST_HEAP_MEGABYTES = 8;

  /** How long the last of what a process said may take into its log. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private WorkerLaunch() {}

  /** A process that was started, and where its output goes. */
  record Launched(Process process, BoundedLog log) {
    /**
     * Ends it; then its log is whole, and nobody writes into it any more, unless a child of it
     * still holds the pipe after the limit. Waits in spite of interrupts: a host that closes must
     * not leave somebody who still writes.
     */
    void end() {
      process.destroyForcibly();
      Waiting.ended(process.onExit(), LONGEST_END);
      log.finish(LAST_WORDS);
    }
  }

  static Launched start(WorkerProcess.Spec spec, WorkerFolder folder, String token)
      throws IOException {
    Path home = Files.createDirectory(folder.root().resolve("home"));
    Path scratch = Files.createDirectory(folder.root().resolve("tmp"));
    Files.createDirectory(folder.root().resolve(WorkerFiles.GIVEN));
    String classPath =
        spec.classPath().stream()
            .map(entry -> entry.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx" + spec.heapMegabytes() + "m",
            // by itself it would begin with a share of the machine's memory, and touch all of it
            "-Xms" + Math.min(FIRST_HEAP_MEGABYTES, spec.heapMegabytes()) + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // no thread can tell which of them a full heap has already broken
            "-XX:+ExitOnOutOfMemoryError",
            // it would want a folder that all programs share
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + scratch,
            "-Duser.home=" + home,
            "-Djava.awt.headless=true",
            // the same texts in every worker, whatever language the operator's terminal speaks
            "-Duser.language=en",
            "-Duser.country=US",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            MAIN,
            folder.socket().toString());
    Map<String, String> outside = Map.copyOf(builder.environment());
    builder.environment().clear();
    builder.environment().putAll(characters(outside));
    builder
        .environment()
        .putAll(
            Map.of(
                "WORKER_TOKEN",
                token,
                "HOME",
                home.toString(),
                "TMPDIR",
                scratch.toString(),
                // threads that ask at once would each get a heap of malloc's own
                "MALLOC_ARENA_MAX",
                "2",
                "OMP_NUM_THREADS",
                "1",
                "OMP_WAIT_POLICY",
                "passive"));
    return spec.confinement().start(builder, spec, folder.root(), folder.socket());
  }

  /**
   * How the host writes characters of paths, so that the worker reads them alike; without it a path
   * with a letter beyond ASCII is not found. Nothing else of a locale is handed on.
   */
  static Map<String, String> characters(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> Map.of("LC_CTYPE", value))
        .orElse(Map.of());
  }
}
