package io.myelin.host.validator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Exponential means of round scores, and the weights they stand for. */
final class Scores {
  private static final double SHARE = 0.2;
  private static final int SHARPNESS = 8;

  private Scores() {}

  /**
   * A neuron's mean starts at its first score; neurons that no longer serve are forgotten.
   *
   * @param unjudged neurons that serve but have no score this time: their means stay
   */
  static Map<String, Double> after(
      Map<String, Double> before, Map<String, Double> round, Set<String> unjudged) {
    Map<String, Double> after = new LinkedHashMap<>(before);
    after.keySet().retainAll(unjudged);
    round.forEach(
        (neuron, score) ->
            after.put(
                neuron,
                before.containsKey(neuron)
                    ? (1 - SHARE) * before.getOrDefault(neuron, 0.0) + SHARE * score
                    : score));
    return after;
  }

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
