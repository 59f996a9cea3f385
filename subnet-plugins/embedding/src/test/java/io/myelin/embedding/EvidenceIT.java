package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.testkit.EvidenceTrial;
import io.myelin.testkit.Market;
import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.value.ValueShares;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded run, and a worker process that computes its scores again from the packaged jar. */
class EvidenceIT {
  private static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));
  private static final Map<String, String> VALIDATOR = Map.of("text", "bundled");

  @TempDir Path folder = Path.of("");

  @Test
  void shouldComputeARecordedRunAgainAndNameWhatWasChanged() throws Exception {
    List<RoundEvidence> rounds =
        Market.of(new EmbeddingSubnet())
            .validator(VALIDATOR)
            .value(new ValueShares(0.5, 0.5, 0))
            .miner("strong")
            .miner("weak", Map.of("dimensions", "32", "scale", "6"))
            .recorded(2, JAR.toAbsolutePath());
    try (EvidenceTrial trial =
        EvidenceTrial.open(JAR.toAbsolutePath(), VALIDATOR, folder.toRealPath())) {
      trial.mustAgree(rounds);
      RoundEvidence round = rounds.get(1);
      String score = trial.mustNotice(round, json -> verdict(json).put("score", 0.123));
      assertTrue(
          score.startsWith("verdict on question 0 of neuron strong (uid 0).score is 0.123"), score);
      String mean = trial.mustNotice(round, json -> neuron(json, 0).put("score", 0.123));
      assertTrue(mean.startsWith("the score of neuron strong (uid 0) is 0.123"), mean);
      String truth =
          trial.mustNotice(
              round,
              changed ->
                  question(changed).set("truth", question(json(rounds.get(0))).get("truth")));
      assertTrue(truth.startsWith("truth of question 0"), truth);
      String answers =
          trial.mustNotice(
              round, json -> reply(json, 0).set("answer", reply(json, 1).get("answer")));
      assertTrue(answers.contains("question 0 of neuron strong (uid 0)"), answers);
      String before =
          trial.mustNotice(
              round, json -> ((ObjectNode) neuron(json, 1).get("before")).put("gain", 0.999));
      assertTrue(before.contains("ensemble") || before.contains("means of neuron"), before);
    }
  }

  private static ObjectNode json(RoundEvidence round) {
    return EvidenceJson.tree(round);
  }

  private static ObjectNode question(ObjectNode json) {
    return (ObjectNode) json.at("/questions/0");
  }

  private static ObjectNode neuron(ObjectNode json, int place) {
    return (ObjectNode) ((ArrayNode) json.get("neurons")).get(place);
  }

  private static ObjectNode reply(ObjectNode json, int neuron) {
    return (ObjectNode) neuron(json, neuron).at("/replies/0");
  }

  private static ObjectNode verdict(ObjectNode json) {
    return (ObjectNode) reply(json, 0).get("judged");
  }
}
