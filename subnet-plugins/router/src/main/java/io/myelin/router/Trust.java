package io.myelin.router;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom to believe about what: for each topic a share per expert, moved after every item by how much
 * the mixture regrets not having believed the expert more (Orseau, Lattimore and Legg,
 * "Soft-Bayes", 2017). The shares come near the best mixture of a topic, which may be better than
 * its best expert; where one is best alone, it has nearly all.
 */
final class Trust {
  private static final double LEAST_RATE = 0.08;

  /** So much is always shared evenly, so that who has become better is noticed. */
  private static final double EVEN = 0.01;

  private static final double LEAST_CHANCE = StrictMath.pow(2, -Shares.MOST_BITS);

  private final Map<Topic, Map<String, Double>> believed = new EnumMap<>(Topic.class);
  private final Map<Topic, Integer> practised = new EnumMap<>(Topic.class);

  /** How many items of this topic it has learnt from. */
  synchronized int practised(Topic topic) {
    return practised.getOrDefault(topic, 0);
  }

  /** One share per expert, adding up to 1; who is new has what all would have at first. */
  synchronized double[] shares(Topic topic, List<String> hotkeys) {
    Map<String, Double> known = believed.getOrDefault(topic, Map.of());
    return Shares.normal(
        hotkeys.stream()
            .mapToDouble(hotkey -> known.getOrDefault(hotkey, 1.0 / hotkeys.size()))
            .toArray());
  }

  /**
   * Learns from one item whose truth is known.
   *
   * @param answers by hotkey; one that did not answer counts as half of knowing nothing
   */
  synchronized void learn(
      Topic topic, List<String> hotkeys, Map<String, double[]> answers, int right, int choices) {
    double[] shares = shares(topic, hotkeys);
    double[] chances = new double[shares.length];
    double together = 0;
    for (int i = 0; i < shares.length; i++) {
      double[] answer = answers.get(hotkeys.get(i));
      chances[i] = answer == null ? 0.5 / choices : Shares.normal(answer)[right];
      chances[i] = Math.max(LEAST_CHANCE, chances[i]);
      together += shares[i] * chances[i];
    }
    double rate = Math.max(LEAST_RATE, 1.0 / (4 + practised(topic)));
    Map<String, Double> next = new HashMap<>();
    for (int i = 0; i < shares.length; i++) {
      double moved = shares[i] * (1 - rate + rate * chances[i] / together);
      next.put(hotkeys.get(i), (1 - EVEN) * moved + EVEN / shares.length);
    }
    believed.put(topic, next);
    practised.merge(topic, 1, Integer::sum);
  }
}
