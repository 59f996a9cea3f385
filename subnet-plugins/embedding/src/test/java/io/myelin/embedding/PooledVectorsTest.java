package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PooledVectorsTest {
  private static final Pairs PAIRS =
      new Pairs(IntStream.range(0, 16).toArray(), IntStream.range(16, 32).toArray());

  private final PooledVectors pool = new PooledVectors();

  @Test
  void shouldNeverLoseMoreThanTheMeanOfItsParts() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Vectors> answers =
          List.of(answer(random, 8, 9), answer(random, 30, 3), answer(random, 16, 20));
      double[] weights = {0.5, 0.3, 0.2};
      double mean = 0;
      for (int k = 0; k < weights.length; k++) {
        mean += weights[k] * pool.bits(answers.get(k), PAIRS);
      }
      assertTrue(pool.bits(pool.together(answers, weights), PAIRS) <= mean + 1e-4);
    }
  }

  @Test
  void shouldKeepASingleAnswersLoss() {
    Vectors only = answer(new SplittableRandom(1), 8, 9);
    Vectors whole = pool.together(List.of(only), new double[] {1});
    assertEquals(pool.bits(only, PAIRS), pool.bits(whole, PAIRS), 1e-6);
  }

  @Test
  void shouldKnowACopyInATurnedSpace() {
    Vectors one = answer(new SplittableRandom(2), 8, 9);
    Vectors turned =
        new Vectors(one.vectors().stream().map(PooledVectorsTest::turned).toList(), one.scale());
    assertTrue(pool.same(one, turned));
    assertFalse(pool.same(one, answer(new SplittableRandom(3), 8, 9)));
    assertFalse(pool.same(one, new Vectors(one.vectors().subList(0, 9), one.scale())));
  }

  @Test
  void shouldPassOverWhatIsNoAnswer() {
    Vectors good = new Vectors(InfoNceTest.axes(0), 10);
    for (Vectors bad :
        List.of(
            new Vectors(List.of(new float[] {7}), 1000),
            new Vectors(List.of(new float[0]), 1000),
            new Vectors(List.of(new float[] {1}, new float[] {1, 0}), 1000),
            new Vectors(List.of(new float[] {Float.NaN}), 1000))) {
      assertEquals(InfoNce.MOST, pool.bits(bad, PAIRS));
      assertFalse(pool.same(good, bad));
      Vectors whole = pool.together(List.of(bad, good), new double[] {0.5, 0.5});
      assertEquals(pool.bits(new Vectors(good.vectors(), 5), PAIRS), pool.bits(whole, PAIRS), 1e-6);
    }
    Vectors nothing = pool.together(List.of(new Vectors(good.vectors(), 0)), new double[] {1});
    assertEquals(4, pool.bits(nothing, PAIRS), 1e-12);
  }

  private static Vectors answer(SplittableRandom random, int size, double scale) {
    return new Vectors(Stream.generate(() -> unit(random, size)).limit(32).toList(), scale);
  }

  private static float[] unit(SplittableRandom random, int size) {
    double[] raw = random.doubles(size, -1, 1).toArray();
    double length = Math.sqrt(Arrays.stream(raw).map(x -> x * x).sum());
    float[] unit = new float[size];
    for (int i = 0; i < size; i++) {
      unit[i] = (float) (raw[i] / length);
    }
    return unit;
  }

  private static float[] turned(float[] vector) {
    float[] turned = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      turned[vector.length - 1 - i] = i % 2 == 0 ? vector[i] : -vector[i];
    }
    return turned;
  }
}
