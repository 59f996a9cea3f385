package io.myelin.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouterExamTest {
  private static final Pick QUESTION =
      new Pick(
          List.of(
              new Item(Topic.LETTER, "Hell", List.of("o", "x", "y", "z")),
              new Item(Topic.PASSAGE, "To be or", List.of("a", "b", "not to be", "c"))));
  private static final Right TRUTH = new Right(new int[] {0, 2});

  private final PooledShares pool = new PooledShares();

  @Test
  void shouldScoreByBits() {
    Picked half = picked(new double[] {1, 1, 0, 0}, new double[] {0, 0, 3, 3});
    assertEquals(0.5, RouterExam.score(QUESTION, half, TRUTH).value(), 1e-12);
    assertEquals(1, pool.bits(half, TRUTH), 1e-12);
    Picked sure = picked(new double[] {1, 0, 0, 0}, new double[] {0, 0, 1, 0});
    assertEquals(1, RouterExam.score(QUESTION, sure, TRUTH).value(), 1e-12);
    Picked wrong = picked(new double[] {0, 1, 0, 0}, new double[] {0, 0, 0, 1});
    assertEquals(0, RouterExam.score(QUESTION, wrong, TRUTH).value());
  }

  @Test
  void shouldRefuseWhatIsNoDistribution() {
    double[] good = {1, 1, 1, 1};
    Stream.of(
            picked(good),
            picked(good, new double[3]),
            picked(good, new double[4]),
            picked(good, new double[] {2, -1, 0, 0}),
            picked(good, new double[] {Double.NaN, 1, 1, 1}),
            picked(good, new double[] {1e308, 1e308, 1, 1}))
        .forEach(
            bad -> {
              var score = RouterExam.score(QUESTION, bad, TRUTH);
              assertEquals(0, score.value());
              assertTrue(score.evidence().orElseThrow() instanceof RouterExam.Refused);
            });
  }

  @Test
  void shouldPoolWhatCanBePooled() {
    Picked one = picked(new double[] {1, 0, 0, 0}, new double[] {0, 0, 1, 0});
    Picked other = picked(new double[] {0, 1, 0, 0}, new double[] {0, 0, 8, 0});
    Picked both = pool.together(List.of(one, other), new double[] {0.25, 0.75});
    assertEquals(0.75, both.shares().get(0)[1], 1e-12);
    assertEquals(1, both.shares().get(1)[2], 1e-12);
    Picked bad = picked(new double[] {-1, 2, 0, 0});
    assertTrue(pool.same(one, pool.together(List.of(bad, one), new double[] {0.5, 0.5})));
    assertFalse(pool.same(one, other));
    assertFalse(pool.same(one, bad));
    assertEquals(Shares.MOST_BITS, pool.bits(bad, TRUTH));
  }

  private static Picked picked(double[]... shares) {
    return new Picked(List.of(shares), List.of());
  }
}
