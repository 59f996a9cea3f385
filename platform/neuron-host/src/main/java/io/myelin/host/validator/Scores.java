package io.myelin.host.validator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights that scores stand for. */
final class Scores {
  private static final int SHARPNESS = 8;

  private Scores() {}

  /** In parts of 65535 of the best; empty when nobody scored. */
  static Map<String, Integer> weights(Map<String, Double> scores) {
    double best = max(scores.values());
    Map<String, Integer> weights = new LinkedHashMap<>();
    if (best > 0) {
      scores.forEach(
          (neuron, score) ->
              weights.put(neuron, (int) Math.round(Math.pow(score / best, SHARPNESS) * 65535)));
    }
    return weights;
  }

  private static double max(Collection<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
