package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.testkit.Market;
import io.myelin.testkit.Played;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whole rounds with real models; {@code -Drounds=200} makes the long measurement. */
class MarketIT {
  private static final int ROUNDS = Integer.getInteger("rounds", 10);

  /** The order is that of exponential means, as weights are made from. */
  @Test
  void shouldRankStrongAboveWeakAboveNoise() throws Exception {
    long started = System.nanoTime();
    Played played =
        Market.of(new TextSubnet())
            .validator(Map.of("text", "bundled"))
            .miner("strong")
            .miner("weak", Map.of("model", "tiny-shakespeare-weak"))
            .miner("noise", Map.of("noise", "true"))
            .rounds(ROUNDS)
            .mustNotFail();
    long each = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / ROUNDS;
    Map<String, Double> means = new LinkedHashMap<>();
    int ordered = 0;
    for (Played.Round round : played.rounds()) {
      round.scores().forEach((n, s) -> means.merge(n, s, (old, now) -> old + 0.2 * (now - old)));
      ordered += inOrder(means) ? 1 : 0;
    }
    String figures =
        ordered + " of " + ROUNDS + " rounds ordered, means " + means + ", ms per round " + each;
    Logger.getLogger("figures").info(figures);
    assertTrue(ordered >= ROUNDS - Math.max(1, ROUNDS / 100), figures);
    assertTrue(inOrder(means), figures);
  }

  private static boolean inOrder(Map<String, Double> means) {
    return get(means, "strong") > get(means, "weak") && get(means, "weak") > get(means, "noise");
  }

  private static double get(Map<String, Double> means, String name) {
    return means.getOrDefault(name, Double.NaN);
  }
}
