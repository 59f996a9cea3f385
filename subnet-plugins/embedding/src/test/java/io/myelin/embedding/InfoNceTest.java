package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InfoNceTest {
  private static final int PASSAGES = 16;
  private static final Pairs PAIRS =
      new Pairs(
          IntStream.range(0, PASSAGES).toArray(),
          IntStream.range(PASSAGES, 2 * PASSAGES).toArray());
  private static final Texts QUESTION = new Texts(Collections.nCopies(2 * PASSAGES, "text"));

  @Test
  void shouldMeasureByHand() {
    InfoNce sure = InfoNce.of(axes(0), 10, PAIRS);
    assertEquals(Math.log(1 + 15 * Math.exp(-10)) / Math.log(2), sure.bits(), 1e-12);
    assertEquals(16, sure.found());
    assertEquals(4, InfoNce.of(axes(0), 0, PAIRS).bits(), 1e-12);
  }

  @Test
  void shouldBoundWhatSureAndWrongCosts() {
    InfoNce wrong = InfoNce.of(axes(1), 1000, PAIRS);
    assertEquals(InfoNce.MOST, wrong.bits());
    assertEquals(0, wrong.found());
    assertEquals(0, score(axes(1), 1000).value());
  }

  @Test
  void shouldPayMoreForTheRightScale() {
    assertTrue(score(axes(0), 10).value() > score(axes(0), 1).value());
    assertEquals(1, score(axes(0), 1000).value(), 1e-12);
  }

  @Test
  void shouldGiveNothingForVectorsThatAreAllAlike() {
    List<float[]> alike = Collections.nCopies(2 * PASSAGES, axis(3));
    Score score = score(alike, 1000);
    assertEquals(0, score.value());
    assertEquals(0, InfoNce.of(alike, 1000, PAIRS).found());
  }

  @Test
  void shouldRefuseWhatIsNoUnitVectorOfOneSize() {
    assertRefused(axes(0).subList(0, 31), "31 vectors for 32 texts");
    assertRefused(with(new float[0]), "vectors of 16 and of 0 numbers");
    assertRefused(with(new float[17]), "vectors of 16 and of 17 numbers");
    assertRefused(with(new float[16]), "a vector of length 0.0; needed 1");
    assertRefused(with(filled(Float.NaN)), "a vector of length NaN; needed 1");
    assertRefused(with(filled(Float.POSITIVE_INFINITY)), "a vector of length Infinity; needed 1");
    assertRefused(with(filled(Float.MAX_VALUE)), "needed 1");
    assertRefused(with(filled(1)), "a vector of length 4.0; needed 1");
    assertRefused(Collections.nCopies(32, new float[0]), "vectors of 0 numbers");
    assertRefused(Collections.nCopies(32, new float[5000]), "vectors of 5000 numbers");
  }

  private static void assertRefused(List<float[]> vectors, String reason) {
    Score score = score(vectors, 12);
    assertEquals(0, score.value());
    EmbeddingExam.Refused refused = (EmbeddingExam.Refused) score.evidence().orElseThrow();
    assertTrue(refused.reason().contains(reason), refused.reason());
  }

  private static Score score(List<float[]> vectors, double scale) {
    return EmbeddingExam.score(QUESTION, new Vectors(vectors, scale), PAIRS);
  }

  private static List<float[]> with(float[] last) {
    List<float[]> vectors = new ArrayList<>(axes(0));
    vectors.set(31, last);
    return vectors;
  }

  /** Each second half points where the first half of the passage {@code shift} further points. */
  static List<float[]> axes(int shift) {
    return IntStream.range(0, 2 * PASSAGES)
        .mapToObj(i -> i < PASSAGES ? axis(i) : axis((i + shift) % PASSAGES))
        .toList();
  }

  private static float[] axis(int which) {
    float[] vector = new float[PASSAGES];
    vector[which] = 1;
    return vector;
  }

  private static float[] filled(float value) {
    float[] vector = new float[PASSAGES];
    java.util.Arrays.fill(vector, value);
    return vector;
  }
}
