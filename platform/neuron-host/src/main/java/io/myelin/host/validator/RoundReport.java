package io.myelin.host.validator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.myelin.spi.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One round for people: each miner's scores and what they rest on.
 *
 * @param counted whether the means took it in; a round that says little about miners is asked again
 */
public record RoundReport(
    String validator,
    long round,
    long period,
    String seed,
    boolean counted,
    Map<String, Miner> miners) {

  /** The mean so far, this round's score, and each question's fate. */
  public record Miner(double score, double roundScore, List<Question> questions) {}

  /** Evidence is what the plugin kept for checking the score later. */
  public record Question(
      String synapse,
      int status,
      String message,
      long millis,
      double score,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Object evidence) {}

  /** For whoever may know scores but neither the truths nor what others answered. */
  public RoundReport withoutEvidence() {
    Map<String, Miner> shown = new LinkedHashMap<>();
    miners.forEach(
        (name, miner) ->
            shown.put(
                name,
                new Miner(
                    miner.score(),
                    miner.roundScore(),
                    miner.questions().stream()
                        .map(
                            asked ->
                                new Question(
                                    asked.synapse(),
                                    asked.status(),
                                    asked.message(),
                                    asked.millis(),
                                    asked.score(),
                                    Map.of()))
                        .toList())));
    return new RoundReport(validator, round, period, seed, counted, shown);
  }

  static RoundReport empty(String validator) {
    return new RoundReport(validator, 0, -1, "", false, Map.of());
  }

  static Map<String, Miner> miners(
      List<String> synapses,
      List<Round.Reply> replies,
      List<Judgement> judgements,
      Map<String, Double> round,
      Map<String, Double> means) {
    Map<String, List<Question>> questions = new LinkedHashMap<>();
    for (Round.Reply reply : replies) {
      double score = 0;
      Object evidence = Map.of();
      for (Judgement judgement : judgements) {
        if (judgement.challenge() == reply.challenge()
            && judgement.neuron().equals(reply.miner())) {
          score = judgement.score();
          evidence = judgement.evidence().fields();
        }
      }
      questions
          .computeIfAbsent(reply.miner(), miner -> new ArrayList<>())
          .add(
              new Question(
                  synapses.get(reply.challenge()),
                  reply.status(),
                  reply.message(),
                  reply.millis(),
                  score,
                  evidence));
    }
    Map<String, Miner> miners = new LinkedHashMap<>();
    round.forEach(
        (miner, score) ->
            miners.put(
                miner,
                new Miner(
                    means.getOrDefault(miner, 0.0),
                    score,
                    questions.getOrDefault(miner, List.of()))));
    return miners;
  }
}
