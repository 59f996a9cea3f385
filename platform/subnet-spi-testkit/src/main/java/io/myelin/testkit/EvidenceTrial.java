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

/**
 * Tries whether others can compute the scores of a packaged subnet again, in a worker process that
 * knows it by its jar alone; closing ends the process.
 */
public final class EvidenceTrial implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

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
