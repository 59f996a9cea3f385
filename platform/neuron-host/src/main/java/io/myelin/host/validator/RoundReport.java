package io.myelin.host.validator;

import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One round for people who may know scores but neither truths nor what others answered.
 *
 * @param counted whether the means took it in; a round that says little about miners is asked again
 * @param value how much each measure counts
 * @param unmeasured by measure, why it has no value
 */
public record RoundReport(
    String validator,
    int netuid,
    long round,
    long period,
    String seed,
    boolean counted,
    ValueShares value,
    Map<String, String> unmeasured,
    Map<String, Miner> miners) {
  public RoundReport {
    unmeasured = Map.copyOf(unmeasured);
  }

  /**
   * @param score the mean so far, which becomes the weight
   * @param means of each measure so far
   * @param round of each measure in this round
   */
  public record Miner(
      int uid,
      double score,
      double roundScore,
      Value means,
      Value round,
      List<Question> questions) {
    public Miner {
      questions = List.copyOf(questions);
    }
  }

  /** A question's fate. */
  public record Question(String synapse, int status, String message, long millis, double score) {}

  static RoundReport empty(String validator, int netuid, ValueShares shares) {
    return new RoundReport(validator, netuid, 0, -1, "", false, shares, Map.of(), Map.of());
  }

  static RoundReport of(RoundEvidence evidence) {
    Map<String, Miner> miners = new LinkedHashMap<>();
    for (RoundEvidence.Neuron neuron : evidence.valued()) {
      miners.put(
          neuron.hotkey(),
          new Miner(
              neuron.uid(),
              neuron.score(),
              neuron.roundScore(),
              neuron.after(),
              neuron.value(),
              neuron.replies().stream()
                  .map(
                      reply ->
                          new Question(
                              evidence.questions().get(reply.question()).task(),
                              reply.status(),
                              reply.message(),
                              reply.millis(),
                              reply.judged().path("score").asDouble()))
                  .toList()));
    }
    return new RoundReport(
        evidence.validator(),
        evidence.netuid(),
        evidence.round(),
        evidence.period(),
        evidence.seed(),
        evidence.counted(),
        evidence.value(),
        evidence.unmeasured(),
        miners);
  }
}
