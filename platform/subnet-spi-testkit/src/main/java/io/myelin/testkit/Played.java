package io.myelin.testkit;

import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What some rounds came to. */
public record Played(List<Round> rounds) {
  public Played {
    rounds = List.copyOf(rounds);
  }

  /**
   * @param scores of each miner, from 0 to 1
   * @param values what the scores are made of, by each measure
   * @param faults what miners failed with instead of answering
   */
  public record Round(
      Map<String, Double> scores,
      Map<String, Value> values,
      List<Judged> judged,
      List<String> faults) {
    public Round {
      values = Map.copyOf(values);
      scores = Map.copyOf(scores);
      judged = List.copyOf(judged);
      faults = List.copyOf(faults);
    }
  }

  /** Each miner's mean over the rounds. */
  public Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    rounds.forEach(
        round -> round.scores().forEach((n, s) -> means.merge(n, s / rounds.size(), Double::sum)));
    return means;
  }

  /** Each miner's running means by each measure, as a validator keeps them. */
  public Map<String, Value> values() {
    Map<String, Value> means = new LinkedHashMap<>();
    for (Round round : rounds) {
      round.values().forEach((n, now) -> means.put(n, means.getOrDefault(n, Value.NONE).then(now)));
    }
    return means;
  }

  /**
   * The first must be worth more than the second: in the mean, and in most rounds.
   *
   * @throws AssertionError with both figures otherwise
   */
  public Played mustRank(String better, String worse) {
    double high = mean(better);
    double low = mean(worse);
    long won = rounds.stream().filter(round -> score(round, better) > score(round, worse)).count();
    if (!(high > low) || won * 2 <= rounds.size()) {
      throw new AssertionError(
          better
              + " has "
              + high
              + " and "
              + worse
              + " has "
              + low
              + " in the mean, and "
              + better
              + " was ahead in "
              + won
              + " of "
              + rounds.size()
              + " rounds; needed "
              + better
              + " ahead in the mean and in most rounds"
              + firstTrouble());
    }
    return this;
  }

  /**
   * Every answer must have come, kept its rules and been scored.
   *
   * @throws AssertionError with the first that was not
   */
  public Played mustNotFail() {
    String trouble = firstTrouble();
    if (!trouble.isEmpty()) {
      throw new AssertionError(trouble.strip());
    }
    return this;
  }

  private String firstTrouble() {
    for (Round round : rounds) {
      if (!round.faults().isEmpty()) {
        return "; first fault: " + round.faults().get(0);
      }
      for (Judged judged : round.judged()) {
        if (judged.reason().isPresent()) {
          return "; first refusal: " + judged.neuron() + ": " + judged.reason().get();
        }
      }
    }
    return "";
  }

  private double mean(String name) {
    return rounds.stream().mapToDouble(round -> score(round, name)).average().orElse(0);
  }

  private static double score(Round round, String name) {
    Double score = round.scores().get(name);
    if (score == null) {
      throw new IllegalArgumentException(
          "no miner is named " + name + "; there are " + round.scores().keySet());
    }
    return score;
  }
}
