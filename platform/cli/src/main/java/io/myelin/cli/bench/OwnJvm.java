package io.myelin.cli.bench;

import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Jvm;
import io.myelin.client.ClientException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a measurement in a JVM of its own, with the full compiler and the store's library.
 *
 * @param besides where else classes are
 */
public record OwnJvm(String program, String heap, List<Path> besides) {
  public OwnJvm {
    besides = List.copyOf(besides);
  }

  public OwnJvm(Class<?> program, String heap) {
    this(program.getName(), heap, List.of());
  }

  /**
   * What it printed; what it complains of goes to our own standard error.
   *
   * @param of the measurement, for the reader of a failure
   * @param arguments the first is the part's name
   * @throws ClientException when it fails
   */
  public String run(String of, List<String> arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-cp",
                Stream.concat(
                        Stream.of(
                            System.getProperty("java.class.path"),
                            Installation.current().rocksdb().toString()),
                        besides.stream().map(Path::toString))
                    .collect(Collectors.joining(File.pathSeparator)),
                program));
    command.addAll(arguments);
    Process process =
        Jvm.ofThisProcess()
            .small(List.of(heap, "--enable-native-access=ALL-UNNAMED"), command)
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new ClientException(
            of + " failed in its part " + arguments.get(0) + ": exit code " + process.exitValue());
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
