package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.llama.TextGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop in a JVM that has the packaged jar and nothing else. */
@Timeout(900)
class BareLoopIT {
  private static final byte[] PROMPT = "ROMEO:".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder = Path.of("");

  @Test
  void shouldMakeTheTextThatAMinerMakes() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                Workers.JAR.toString(),
                BareLoop.class.getName(),
                "tiny-shakespeare")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII);
        BufferedWriter asked = process.outputWriter(StandardCharsets.US_ASCII)) {
      assertEquals("bare-loop ready", said.readLine());
      asked.write("64 7 " + Base64.getEncoder().encodeToString(PROMPT) + "\n");
      asked.flush();
      String[] words = String.valueOf(said.readLine()).split(" ", -1);
      assertTrue(Long.parseLong(words[1]) <= Long.parseLong(words[2]), words[1]);
      assertTrue(Integer.parseInt(words[3]) > 1, words[3]);
      try (TextGenerator generator = TextGenerator.open(Bundled.model("tiny-shakespeare"), 512)) {
        assertArrayEquals(generator.complete(PROMPT, 64, 7), Base64.getDecoder().decode(words[4]));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
