package io.myelin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A market that pays for what all others together would lose. */
class ValueMarketTest {
  private static final int ROUNDS = 30;
  private static final ValueShares ENSEMBLE = new ValueShares(0, 1, 0);
  private static final Map<String, String> STRONG =
      Map.of("knows", "often", "sure", "0.9", "elsewhere", "0.25");
  private static final Map<String, String> DIFFERENT =
      Map.of("knows", "seldom", "sure", "0.8", "elsewhere", "0.5");

  @Test
  void paysTwoEqualsLittleMoreThanOneAndWhoeverIsDifferentSomething() throws Exception {
    Map<String, Value> alone =
        market(ENSEMBLE)
            .miner("strong", STRONG)
            .miner("different", DIFFERENT)
            .rounds(ROUNDS)
            .values();
    Played played = three(ENSEMBLE).rounds(ROUNDS).mustNotFail();
    Map<String, Value> values = played.values();
    double one = earned(alone, "strong");
    double equals = earned(values, "strong") + earned(values, "its-equal");
    double different = earned(values, "different");
    String figures =
        String.format(
            Locale.ROOT,
            "one of the equals without the other %f, both %f, the different one %f; all: %s",
            one,
            equals,
            different,
            values);
    System.out.println(figures);

    assertTrue(one > 0, figures);
    assertTrue(equals <= 1.05 * one, figures);
    assertTrue(different > 0.05 * equals && different < equals, figures);
    assertEquals(0, earned(values, "its-equal"), "what equals add belongs to the earliest");
    assertEquals(played, three(ENSEMBLE).rounds(ROUNDS), "the same seeds, the same values");
  }

  /** By the gain alone, which is what counts unless an operator says otherwise. */
  @Test
  void paysEqualsAlikeByTheirGain() throws Exception {
    Map<String, Double> means = three(ValueShares.DEFAULT).rounds(ROUNDS).means();
    assertEquals(means.getOrDefault("strong", 0.0), means.getOrDefault("its-equal", 1.0));
    assertTrue(means.getOrDefault("strong", 0.0) > means.getOrDefault("different", 1.0));
  }

  private static Market three(ValueShares shares) {
    return market(shares)
        .miner("strong", STRONG)
        .miner("its-equal", STRONG)
        .miner("different", DIFFERENT);
  }

  private static Market market(ValueShares shares) {
    return Market.of(new Kinds()).value(shares);
  }

  /** What a neuron's weight comes from. */
  private static double earned(Map<String, Value> values, String miner) {
    return ENSEMBLE.score(values.getOrDefault(miner, Value.NONE));
  }
}
