package io.myelin.host.validator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Evidence is what the score can be checked by later; empty for who was not judged. */
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

  /**
   * @param plugin id and version of what judged
   */
  static Map<String, Miner> miners(
      String plugin,
      List<Planned> asked,
      List<Round.Reply> replies,
      List<Judged> judged,
      Map<String, Double> round,
      Map<String, Double> means) {
    Map<String, List<Question>> questions = new LinkedHashMap<>();
    for (Round.Reply reply : replies) {
      Planned planned = asked.get(reply.question());
      Optional<Judged> verdict =
          judged.stream()
              .filter(each -> each.question() == reply.question())
              .filter(each -> each.neuron().equals(reply.miner()))
              .findFirst();
      questions
          .computeIfAbsent(reply.miner(), miner -> new ArrayList<>())
          .add(
              new Question(
                  planned.task(),
                  reply.status(),
                  reply.message(),
                  reply.millis(),
                  verdict.map(Judged::score).orElse(0.0),
                  verdict
                      .<Object>map(each -> evidence(plugin, planned, reply.answer(), each))
                      .orElse(Map.of())));
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

  /** What the score can be checked by later. */
  private static ObjectNode evidence(
      String plugin, Planned planned, ObjectNode answer, Judged judged) {
    ObjectNode evidence = JsonNodeFactory.instance.objectNode().put("plugin", plugin);
    evidence.set("question", planned.question());
    evidence.set("answer", answer);
    evidence.set("truth", planned.truth());
    judged.bits().ifPresent(bits -> evidence.put("bits", bits));
    judged.reason().ifPresent(reason -> evidence.put("refused", reason));
    judged.evidence().ifPresent(exam -> evidence.set("exam", exam));
    return evidence;
  }
}
