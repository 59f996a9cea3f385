package io.myelin.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that does not open, because a file lies where its folder belongs. */
class RefusedNodeIT {
  @TempDir private Path folder;

  @Test
  void shouldLeaveItsRefusalToTheSupervisorAndStay() throws Exception {
    Path refusal = folder.resolve("run/refusal.txt");
    Process node = start(refusal);
    try {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
      while (!Files.exists(refusal) && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      String sentence = Files.readString(refusal);
      assertTrue(sentence.contains("cannot be used"), sentence);
      assertTrue(node.isAlive());
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  @Test
  void shouldEndWhenItsRefusalCannotBeWritten() throws Exception {
    Path obstacle = Files.writeString(folder.resolve("run"), "");
    Process node = start(obstacle.resolve("refusal.txt"));
    try {
      assertTrue(node.waitFor(5, TimeUnit.MINUTES), "it stays without a chain");
      assertEquals(1, node.exitValue());
    } finally {
      node.destroyForcibly().waitFor();
    }
  }

  private Process start(Path refusal) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("chain"), "");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RefusedNode.class.getName(),
            data.toString(),
            refusal.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("node.log").toFile())
        .start();
  }
}
