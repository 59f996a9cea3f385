package io.myelin.worker.role;

import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A round's score of each neuron: by task the mean over its questions, by shares over the tasks.
 */
public final class NeuronScores {
  private NeuronScores() {}

  /**
   * @param shares of each task, adding up to 1
   * @param asked everybody; who did not answer a question has 0 for it
   */
  public static Map<String, Double> of(
      List<Planned> round,
      Map<String, Double> shares,
      List<Judged> judged,
      Collection<String> asked) {
    Map<String, Integer> sizes = new HashMap<>();
    round.forEach(planned -> sizes.merge(planned.task(), 1, Integer::sum));
    Map<String, Double> scores = new LinkedHashMap<>();
    asked.forEach(neuron -> scores.put(neuron, 0.0));
    for (Judged each : judged) {
      String task = round.get(each.question()).task();
      double part = shares.getOrDefault(task, 0.0) * each.score() / sizes.getOrDefault(task, 1);
      scores.merge(each.neuron(), part, Double::sum);
    }
    return scores;
  }
}
