package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.PluginContext;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.ValidatorRuntime;
import io.myelin.worker.link.RoundScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whole rounds with real models; {@code -Drounds=200} makes the long measurement. */
class MarketIT {
  private static final int ROUNDS = Integer.getInteger("rounds", 10);
  private static final String STRONG = "tiny-shakespeare";
  private static final String WEAK = "tiny-shakespeare-weak";

  private Body memory = new Body(Map.of());

  /** The order is that of exponential means, as weights are made from. */
  @Test
  void shouldRankStrongAboveWeakAboveNoise() {
    rank(Bundled.model(STRONG), Bundled.model(WEAK));
  }

  private void rank(PluginContext better, PluginContext worse) {
    TextPlugin plugin = new TextPlugin();
    Map<String, MinerRuntime> miners = new LinkedHashMap<>();
    miners.put("strong", plugin.miner(better).orElseThrow());
    miners.put("weak", plugin.miner(worse).orElseThrow());
    miners.put("noise", new NoiseMiner(new Random(1)));
    Map<String, Double> means = new LinkedHashMap<>();
    int ordered = 0;
    long started = System.nanoTime();
    try (ValidatorRuntime validator = plugin.validator(Bundled.model(STRONG)).orElseThrow()) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] seed = new byte[RoundSeed.LENGTH];
        new Random(round).nextBytes(seed);
        Map<String, Double> scores = play(validator, miners, new RoundSeed(seed));
        scores.forEach((n, s) -> means.merge(n, s, (old, now) -> old + 0.2 * (now - old)));
        ordered += inOrder(means) ? 1 : 0;
      }
    }
    miners.values().forEach(MinerRuntime::close);
    long each = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / ROUNDS;
    String figures =
        ordered + " of " + ROUNDS + " rounds ordered, means " + means + ", ms per round " + each;
    Logger.getLogger("figures").info(figures);
    assertTrue(ordered >= ROUNDS - Math.max(1, ROUNDS / 100), figures);
    assertTrue(inOrder(means), figures);
  }

  private static boolean inOrder(Map<String, Double> means) {
    return get(means, "strong") > get(means, "weak") && get(means, "weak") > get(means, "noise");
  }

  private Map<String, Double> play(
      ValidatorRuntime validator, Map<String, MinerRuntime> miners, RoundSeed seed) {
    Questions questions = validator.challenges(seed, memory);
    memory = questions.memory();
    List<Challenge> round = questions.challenges();
    List<AskedChallenge> asked = new ArrayList<>();
    for (Challenge challenge : round) {
      Map<String, Body> answers = new LinkedHashMap<>();
      miners.forEach(
          (name, miner) ->
              answers.put(name, miner.answer(challenge.synapse(), challenge.request())));
      asked.add(new AskedChallenge(challenge, answers));
    }
    return RoundScores.of(round, validator.judge(asked), miners.keySet());
  }

  private static double get(Map<String, Double> means, String name) {
    return means.getOrDefault(name, Double.NaN);
  }
}
