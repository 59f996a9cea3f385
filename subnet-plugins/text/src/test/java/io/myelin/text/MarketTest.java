package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.ValidatorRuntime;
import io.myelin.worker.link.RoundScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarketTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 12);

  /** The order is that of exponential means, as weights are made from. */
  @Test
  void shouldRankStrongAboveWeakAboveNoise() {
    TextPlugin plugin = new TextPlugin();
    Map<String, MinerRuntime> miners = new LinkedHashMap<>();
    miners.put("strong", plugin.miner(Bundled.model("tiny-shakespeare")).orElseThrow());
    miners.put("weak", plugin.miner(Bundled.model("tiny-shakespeare-weak")).orElseThrow());
    miners.put("noise", new NoiseMiner(new Random(1)));
    Map<String, Double> means = new LinkedHashMap<>();
    int ordered = 0;
    long started = System.nanoTime();
    try (ValidatorRuntime validator =
        plugin.validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] seed = new byte[RoundSeed.LENGTH];
        new Random(round).nextBytes(seed);
        Map<String, Double> scores = play(validator, miners, new RoundSeed(seed));
        scores.forEach((n, s) -> means.merge(n, s, (old, now) -> old + 0.2 * (now - old)));
        if (get(means, "strong") > get(means, "weak") && get(means, "weak") > get(means, "noise")) {
          ordered++;
        }
      }
    }
    String figures =
        ordered
            + " of "
            + ROUNDS
            + " rounds ordered, means "
            + means
            + ", ms per round "
            + (System.nanoTime() - started) / 1_000_000 / ROUNDS;
    java.util.logging.Logger.getLogger("figures").info(figures);
    assertTrue(ordered >= ROUNDS - 2, figures);
    assertTrue(get(means, "strong") > get(means, "weak"), figures);
    assertTrue(get(means, "weak") > get(means, "noise"), figures);
    miners.values().forEach(MinerRuntime::close);
  }

  @Test
  void shouldAskTheSameQuestionsForTheSameSeed() {
    try (ValidatorRuntime validator =
        new TextPlugin().validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      RoundSeed seed = new RoundSeed(new byte[32]);
      assertEquals(validator.challenges(seed), validator.challenges(seed));
      assertEquals(5, validator.challenges(seed).size());
    }
  }

  @Test
  void shouldGiveNothingForRepeatedCopiedShortOrMalformedAnswers() {
    try (ValidatorRuntime validator =
        new TextPlugin().validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      List<Challenge> round = validator.challenges(new RoundSeed(new byte[32]));
      String prompt = round.get(1).request().text("prompt");
      Body same = Body.of("answer", prompt.substring(0, 64));
      List<AskedChallenge> asked = new ArrayList<>();
      for (Challenge challenge : round) {
        asked.add(
            new AskedChallenge(
                challenge,
                Map.of(
                    "repeats", same,
                    "copies",
                        Body.of("answer", challenge.request().fields().getOrDefault("prompt", "x")),
                    "short", Body.of("answer", "QUJD"),
                    "malformed", Body.of("answer", List.of(1)))));
      }
      for (Judgement judgement : validator.judge(asked)) {
        assertEquals(0, judgement.score(), judgement.toString());
      }
    }
  }

  private static Map<String, Double> play(
      ValidatorRuntime validator, Map<String, MinerRuntime> miners, RoundSeed seed) {
    List<Challenge> round = validator.challenges(seed);
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
