package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceEncoderTest {
  /** Neighbours mean alike. */
  private static final List<String> SENTENCES =
      List.of(
          "How do I reset my password?",
          "I forgot my login credentials",
          "The recipe needs two eggs and flour",
          "Bake the cake with eggs, sugar and flour",
          "The stock market fell sharply today",
          "Shares dropped on Wall Street");

  /** Likenesses measured apart from this code; processors differ in how they round bytes. */
  private static final double[][] LIKENESS = {
    {1.000, 0.681, 0.072, 0.086, 0.038, -0.047},
    {0.681, 1.000, 0.068, 0.087, 0.053, 0.057},
    {0.072, 0.068, 1.000, 0.669, 0.020, 0.010},
    {0.086, 0.087, 0.669, 1.000, 0.019, -0.042},
    {0.038, 0.053, 0.020, 0.019, 1.000, 0.543},
    {-0.047, 0.057, 0.010, -0.042, 0.543, 1.000}
  };

  private static final double TOLERANCE = 0.05;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldFindWhatMeansAlike() throws Exception {
    try (SentenceEncoder encoder = ModelFiles.encoder(folder)) {
      List<float[]> vectors = SENTENCES.stream().map(encoder::encode).toList();
      assertTrue(InfoNce.refusal(vectors, SENTENCES.size()).isEmpty());
      for (int i = 0; i < SENTENCES.size(); i++) {
        for (int j = 0; j < SENTENCES.size(); j++) {
          assertEquals(LIKENESS[i][j], InfoNce.product(vectors.get(i), vectors.get(j)), TOLERANCE);
        }
      }
    }
  }

  @Test
  void shouldAnswerSeveralThreadsAlike() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (SentenceEncoder encoder = ModelFiles.encoder(folder)) {
      List<float[]> alone = SENTENCES.stream().map(encoder::encode).toList();
      List<Future<float[]>> together = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String sentence = SENTENCES.get(i % SENTENCES.size());
        together.add(threads.submit(() -> encoder.encode(sentence)));
      }
      for (int i = 0; i < together.size(); i++) {
        assertArrayEquals(alone.get(i % SENTENCES.size()), together.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldTakeAnyText() throws Exception {
    try (SentenceEncoder encoder = ModelFiles.encoder(folder)) {
      for (String text : List.of("", " ", "\u0000", "\ud800", "\u4f60", "x".repeat(60_000))) {
        assertTrue(InfoNce.refusal(List.of(encoder.encode(text)), 1).isEmpty());
      }
    }
  }
}
