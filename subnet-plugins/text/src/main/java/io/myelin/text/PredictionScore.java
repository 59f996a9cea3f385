package io.myelin.text;

import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.PluginException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scores next-byte distributions by logarithmic loss, a strictly proper rule: the best a miner can
 * do is to say what it believes. The cut at 0 is made once, on the mean.
 */
final class PredictionScore {
  private static final double WORTHLESS = 8;
  private static final double WORST = 16;

  private PredictionScore() {}

  static Verdict of(Challenge challenge, Body answer) {
    byte[] truth = challenge.secret().bytes("truth");
    List<?> distributions;
    try {
      distributions = answer.list("distributions");
    } catch (PluginException e) {
      return Verdict.refused(String.valueOf(e.getMessage()));
    }
    List<Double> losses = new ArrayList<>();
    Body evidence = new Body(Map.of());
    for (int i = 0; i < truth.length; i++) {
      double loss = WORST;
      try {
        if (i >= distributions.size()) {
          throw new IllegalArgumentException("distribution " + i + " is missing");
        }
        loss = ByteDistribution.ofJson(distributions.get(i)).loss(truth[i] & 0xff);
      } catch (IllegalArgumentException e) {
        evidence = evidence.with("refused", String.valueOf(e.getMessage()));
      }
      losses.add(loss);
    }
    double mean = losses.stream().mapToDouble(Double::doubleValue).average().orElse(WORST);
    return new Verdict(
        Math.max(0, 1 - mean / WORTHLESS), evidence.with("losses", losses).with("meanLoss", mean));
  }
}
