package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client's program in a process of its own; what it says is in every failure. */
final class SampleProgram implements AutoCloseable {
  private final List<String> line;
  private final Process process;
  private final Path said;

  private SampleProgram(List<String> line, Process process, Path said) {
    this.line = line;
    this.process = process;
    this.said = said;
  }

  static SampleProgram start(Path folder, List<String> line, Map<String, String> environment)
      throws IOException {
    Path said = Files.createTempFile("myelin-client", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    return new SampleProgram(line, builder.start(), said);
  }

  /** Returns when a line begins so; one that has ended never will say it. */
  void awaitSaying(String begins, Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      if (Files.readAllLines(said).stream().anyMatch(each -> each.startsWith(begins))) {
        return;
      }
      assertTrue(
          alive && System.nanoTime() < end,
          line + " has not said '" + begins + "': " + Files.readString(said));
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  void awaitSuccess(Duration limit) throws IOException, InterruptedException {
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    assertTrue(
        ended && process.exitValue() == 0,
        line + (ended ? " failed: " : " has not ended: ") + Files.readString(said));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(said);
  }
}
