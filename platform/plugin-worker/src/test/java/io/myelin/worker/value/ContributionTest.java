package io.myelin.worker.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Losses;
import io.myelin.worker.value.Contribution.Added;
import io.myelin.worker.value.Contribution.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContributionTest {
  record Shares(double... of) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Shares shares && Arrays.equals(of, shares.of);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(of);
    }
  }

  record Label(int which) {}

  private static final Ensemble<Shares, Label> POOL =
      new Ensemble<>() {
        @Override
        public Shares together(List<Shares> answers, double[] weights) {
          return new Shares(Losses.pool(answers.stream().map(Shares::of).toList(), weights));
        }

        @Override
        public double bits(Shares answer, Label truth) {
          return Losses.log(answer.of(), truth.which(), 10);
        }
      };

  private static final Label TRUTH = new Label(0);

  /** Two who say the same and one who is weaker, over questions of two kinds. */
  @Test
  void shouldPayEqualsLittleMoreThanOneOfThemAndWhoeverIsDifferentSomething() {
    double equals = 0;
    double one = 0;
    double different = 0;
    for (int question = 0; question < 10; question++) {
      boolean known = question < 7;
      Shares strong = known ? new Shares(0.9, 0.1) : new Shares(0.1, 0.9);
      Shares weak = known ? new Shares(0.5, 0.5) : new Shares(0.8, 0.2);
      Given<Shares> first = new Given<>("strong-1", strong, Weights.of(0.7));
      Given<Shares> second = new Given<>("strong-2", strong, Weights.of(0.7));
      Given<Shares> third = new Given<>("weak", weak, Weights.of(0.4));
      Map<String, Double> bits = bits(List.of(first, second, third));
      equals +=
          bits.getOrDefault("strong-1", Double.NaN) + bits.getOrDefault("strong-2", Double.NaN);
      different += bits.getOrDefault("weak", Double.NaN);
      one += bits(List.of(first, third)).getOrDefault("strong-1", Double.NaN);
    }
    assertEquals(one, equals, 1e-12, "two equals are worth what one is");
    assertTrue(one > 0, "the strong add " + one + " bits");
    assertTrue(different > 0, "the different one adds " + different + " bits");
  }

  @Test
  void shouldGiveWhatEqualsAddToTheEarliest() {
    Map<String, Double> bits =
        bits(List.of(given("a", 0.9), given("copy of a", 0.9), given("b", 0.6)));

    assertTrue(bits.getOrDefault("a", Double.NaN) > 0);
    assertEquals(0.0, bits.getOrDefault("copy of a", Double.NaN));
    assertEquals(List.of("a", "copy of a", "b"), List.copyOf(bits.keySet()));
  }

  @Test
  void shouldNameTheEarliestWhereNobodyDiffers() {
    Added same = added(List.of(given("a", 0.9), given("b", 0.9)));
    assertEquals(Map.of("a", 0.0, "b", 0.0), same.bits());
    assertEquals(Optional.of("a"), same.alone());
    assertEquals(Optional.empty(), added(List.of()).alone());
    assertEquals(Optional.empty(), added(List.of(given("a", 0.9), given("b", 0.8))).alone());
  }

  @Test
  void shouldBeWhatIsLostWithoutIt() {
    Map<String, Double> bits = bits(List.of(given("a", 0.75), given("b", 0.25)));

    assertEquals(
        Losses.log(new double[] {0.25, 0.75}, 0, 10) - 1,
        bits.getOrDefault("a", Double.NaN),
        1e-12);
    assertEquals(
        Losses.log(new double[] {0.75, 0.25}, 0, 10) - 1,
        bits.getOrDefault("b", Double.NaN),
        1e-12);
  }

  @Test
  void shouldRankManyBySampledCoalitionsTheSameInEveryRun() {
    List<Given<Shares>> many = new ArrayList<>();
    for (int i = 0; i <= 19; i++) {
      many.add(given("n" + i, 0.05 + 0.045 * i));
    }
    Map<String, Double> bits = bits(many);

    assertEquals(bits, bits(many));
    for (int i = 0; i + 5 <= 19; i++) {
      double worse = bits.getOrDefault("n" + i, Double.NaN);
      double better = bits.getOrDefault("n" + (i + 5), Double.NaN);
      assertTrue(better > worse, i + ": " + worse + " is not below " + better);
    }
  }

  /** Against the definition, over all coalitions of others that are not empty. */
  @Test
  void shouldEstimateTheBanzhafValue() {
    double[] worth = {5, 3, 2, 1};
    Contribution.Loss loss =
        members -> 20 - Math.sqrt(Arrays.stream(members).mapToDouble(i -> worth[i]).sum());
    double[] sampled = Banzhaf.values(4, 200_000, loss, new SplittableRandom(1));

    for (int i = 0; i < 4; i++) {
      double with = 0;
      double without = 0;
      int others = 0;
      for (int set = 1; set < 16; set++) {
        int coalition = set;
        int[] members = IntStream.range(0, 4).filter(m -> (coalition >> m & 1) == 1).toArray();
        if ((set >> i & 1) == 1) {
          with += loss.of(members);
        } else {
          without += loss.of(members);
          others++;
        }
      }
      assertEquals(without / others - with / 8, sampled[i], 0.02);
    }
  }

  @Test
  void shouldRefuseAWeightThatIsNone() {
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> new Given<>("a", new Shares(1, 0), weight));
    }
  }

  private static Given<Shares> given(String neuron, double right) {
    return new Given<>(neuron, new Shares(right, 1 - right), 1);
  }

  @Test
  void shouldTakeNoAnswerThatTheEnsembleCannotMeasure() {
    assertTrue(Contribution.takes(POOL, new Shares(1, 0), TRUTH));
    Ensemble<Shares, Label> strict =
        new Ensemble<>() {
          @Override
          public Shares together(List<Shares> answers, double[] weights) {
            return POOL.together(answers, weights);
          }

          @Override
          public double bits(Shares answer, Label truth) {
            return -Math.log(answer.of()[truth.which()]);
          }
        };
    assertTrue(Contribution.takes(strict, new Shares(1, 0), TRUTH));
    assertFalse(Contribution.takes(strict, new Shares(), TRUTH), "it has no share of the truth");
    assertFalse(Contribution.takes(strict, new Shares(0, 1), TRUTH), "an endless loss");
  }

  private static Map<String, Double> bits(List<Given<Shares>> answers) {
    return added(answers).bits();
  }

  private static Added added(List<Given<Shares>> answers) {
    return Contribution.of(answers, TRUTH, POOL, new SplittableRandom(7));
  }
}
