package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.evidence.Difference;
import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.Recount;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.link.PluginClient.Opened;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Tries whether others can compute the scores of a packaged subnet again, in a worker process that
 * knows it by its jar alone; closing ends the process.
 */
public final class EvidenceTrial implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final WorkerProcess worker;
  private final Opened opened;

  private EvidenceTrial(WorkerProcess worker, Opened opened) {
    this.worker = worker;
    this.opened = opened;
  }

  /**
   * @param settings of the validator, all of them
   * @param folder for the process and its models
   */
  public static EvidenceTrial open(Path jar, Map<String, String> settings, Path folder)
      throws IOException {
    JarWorkers workers = JarWorkers.of(jar, folder);
    WorkerProcess worker = workers.start("evidence");
    try {
      return new EvidenceTrial(worker, workers.load(worker, Role.VALIDATOR, settings));
    } catch (IOException | RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /**
   * Every value of the rounds must come out again.
   *
   * @throws AssertionError with the first that does not
   */
  public void mustAgree(List<RoundEvidence> rounds) {
    for (RoundEvidence round : rounds) {
      List<Difference> differences = differences(round);
      if (!differences.isEmpty()) {
        throw new AssertionError("round " + round.round() + ": " + differences.get(0).sentence());
      }
    }
  }

  /**
   * A change of the evidence must be noticed.
   *
   * @param change to the evidence as JSON
   * @return the sentence of the first difference
   * @throws AssertionError when every value still agrees
   */
  public String mustNotice(RoundEvidence round, Consumer<ObjectNode> change) {
    ObjectNode json = EvidenceJson.tree(round);
    change.accept(json);
    RoundEvidence changed = EvidenceJson.read(json.toString());
    List<Difference> differences = differences(changed);
    if (differences.isEmpty()) {
      throw new AssertionError(
          "round " + round.round() + ": the evidence was changed, and every value agrees");
    }
    return differences.get(0).sentence();
  }

  /**
   * Scores, means, truths, answers and what was before may not be changed unseen, each by itself.
   *
   * @param rounds at least two, in which a miner called strong has uid 0 and was judged
   * @throws AssertionError when a change is not noticed, or something else is named
   */
  public void mustNoticeEveryChange(List<RoundEvidence> rounds) {
    RoundEvidence round = rounds.get(1);
    mustName(
        round,
        json -> verdict(json).put("score", 0.123),
        "verdict on question 0 of neuron strong \\(uid 0\\)\\.score is 0\\.123.*");
    mustName(
        round,
        json -> neuron(json, 0).put("score", 0.123),
        "the score of neuron strong \\(uid 0\\) is 0\\.123.*");
    ObjectNode other = EvidenceJson.tree(rounds.get(0));
    mustName(
        round,
        json -> question(json).set("truth", question(other).get("truth")),
        "truth of question 0.*");
    mustName(
        round,
        json -> reply(json, 0).set("answer", reply(json, 1).get("answer")),
        ".*question 0 of neuron strong \\(uid 0\\).*");
    mustName(
        round,
        json -> ((ObjectNode) neuron(json, 1).get("before")).put("gain", 0.999),
        ".*(ensemble|means of neuron).*");
  }

  private void mustName(RoundEvidence round, Consumer<ObjectNode> change, String words) {
    String seen = mustNotice(round, change);
    if (!Pattern.compile(words, Pattern.DOTALL).matcher(seen).matches()) {
      throw new AssertionError("needed: " + words + "; the evidence's change was told as: " + seen);
    }
  }

  private static ObjectNode question(ObjectNode json) {
    return (ObjectNode) json.at("/questions/0");
  }

  private static ObjectNode neuron(ObjectNode json, int place) {
    return (ObjectNode) json.at("/neurons/" + place);
  }

  private static ObjectNode reply(ObjectNode json, int neuron) {
    return (ObjectNode) neuron(json, neuron).at("/replies/0");
  }

  private static ObjectNode verdict(ObjectNode json) {
    return (ObjectNode) reply(json, 0).get("judged");
  }

  /** Through JSON, as evidence travels. */
  private List<Difference> differences(RoundEvidence round) {
    String text = new String(EvidenceJson.write(round), StandardCharsets.UTF_8);
    return Recount.of(EvidenceJson.read(text), worker.client(), opened, true, LIMIT).differences();
  }

  @Override
  public void close() {
    worker.close();
  }
}
