package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import io.myelin.llama.TextGenerator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Neurons that share a process compute with the same native library, and not with each other. */
class SharedLibraryTest {
  private static final int AT_ONCE = 3;
  private static final int TIMES = 8;
  private static final byte[] PROMPT =
      "ROMEO:\nWhat light is this that through the window ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REST = "breaks? It is the east".getBytes(StandardCharsets.US_ASCII);

  @Test
  void shouldScoreAndGenerateAsAlone() throws Exception {
    ModelFile file = Bundled.model("tiny-shakespeare");
    double alone = bits(file).call();
    byte[] text = text(file).call();
    ExecutorService threads = Executors.newFixedThreadPool(2 * AT_ONCE);
    try {
      List<Future<Double>> scores = new ArrayList<>();
      List<Future<byte[]>> texts = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        scores.add(threads.submit(bits(file)));
        texts.add(threads.submit(text(file)));
      }
      for (Future<Double> score : scores) {
        assertEquals(alone, score.get());
      }
      for (Future<byte[]> each : texts) {
        assertArrayEquals(text, each.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Callable<Double> bits(ModelFile file) {
    return () -> {
      double sum = 0;
      try (LlamaSession session = LlamaSession.open(file)) {
        for (int i = 0; i < TIMES; i++) {
          session.rewind(0);
          sum += session.bits(PROMPT, REST);
        }
      }
      return sum;
    };
  }

  private static Callable<byte[]> text(ModelFile file) {
    return () -> {
      byte[] last = {};
      try (TextGenerator generator = TextGenerator.open(file, 512)) {
        for (int i = 0; i < TIMES; i++) {
          last = generator.complete(PROMPT, 64, 7);
        }
      }
      return last;
    };
  }
}
