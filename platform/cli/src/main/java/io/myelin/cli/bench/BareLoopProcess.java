package io.myelin.cli.bench;

import io.myelin.cli.supervisor.Jvm;
import io.myelin.client.ClientException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The text plugin's own loop in a JVM like a worker's, without worker, host or axon. */
final class BareLoopProcess implements AutoCloseable {
  private static final String MAIN = "io.myelin.text.BareLoop";
  private static final String SAYS = "bare-loop ";
  private static final String READY = "ready";

  private final Path folder;
  private final Process process;
  private final BufferedReader said;
  private final BufferedWriter asked;
  private int tokens;

  private BareLoopProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.said = process.inputReader(StandardCharsets.US_ASCII);
    this.asked = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /**
   * Returns once the model is loaded.
   *
   * @param jar the text plugin's
   */
  static BareLoopProcess start(Path jar, String model) throws IOException {
    if (!Files.isReadable(jar)) {
      throw new ClientException(
          "there is no " + jar + ", whose loop is measured against; build it: ./myelin up does");
    }
    Path folder = Files.createTempDirectory("myelin-bench-");
    ProcessBuilder builder =
        Jvm.ofThisProcess()
            .small(
                List.of(
                    "-Xmx64m",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.io.tmpdir=" + folder,
                    "--enable-native-access=ALL-UNNAMED"),
                List.of("-cp", jar.toString(), MAIN, model))
            .redirectInput(ProcessBuilder.Redirect.PIPE);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    BareLoopProcess loop = new BareLoopProcess(folder, builder.start());
    try {
      loop.answer();
      return loop;
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  Completion complete(Completion.Wish wish) throws IOException {
    asked.write(wish.maxBytes() + " " + wish.seed() + " " + wish.prompt() + "\n");
    asked.flush();
    String[] words = answer().split(" ", -1);
    tokens = Integer.parseInt(words[2]);
    return new Completion(Long.parseLong(words[0]), Long.parseLong(words[1]), words[3]);
  }

  /** How many tokens the last text had. */
  int tokens() {
    return tokens;
  }

  /** Native libraries write lines of their own. */
  private String answer() throws IOException {
    StringBuilder other = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(SAYS)) {
        return line.substring(SAYS.length());
      }
      other.append(line).append('\n');
    }
    throw new ClientException("the bare loop ended, " + READY + " or not: " + other);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
