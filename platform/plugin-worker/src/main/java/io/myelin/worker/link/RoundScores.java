package io.myelin.worker.link;

import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A round's score of each neuron: the mean over kinds of question of the mean within the kind. */
public final class RoundScores {
  private RoundScores() {}

  /** A neuron that did not answer a challenge has 0 for it. */
  public static Map<String, Double> of(
      List<Challenge> round, List<Judgement> judgements, Collection<String> asked) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    round.forEach(challenge -> sizes.merge(challenge.synapse(), 1, Integer::sum));
    Map<String, Double> scores = new LinkedHashMap<>();
    asked.forEach(neuron -> scores.put(neuron, 0.0));
    for (Judgement judgement : judgements) {
      int size = sizes.getOrDefault(round.get(judgement.challenge()).synapse(), 1);
      scores.merge(judgement.neuron(), judgement.score() / size / sizes.size(), Double::sum);
    }
    return scores;
  }
}
