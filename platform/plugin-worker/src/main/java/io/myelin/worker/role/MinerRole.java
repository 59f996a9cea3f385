package io.myelin.worker.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Answering;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Task;
import java.util.List;

/** An opened miner: a stranger's question in, an answer out. */
public final class MinerRole implements AutoCloseable {
  private final Miner miner;
  private final List<Task<?, ?>> tasks;

  /**
   * @throws SubnetException PLUGIN TASK when the miner answers what the manifest does not name
   */
  public MinerRole(Manifest manifest, Miner miner) {
    this.miner = miner;
    this.tasks = List.copyOf(miner.tasks());
    for (Task<?, ?> task : tasks) {
      if (!manifest.tasks().contains(task)) {
        throw new SubnetException(
            "TASK",
            Blame.PLUGIN,
            "the miner answers " + task + ", which the manifest does not name");
      }
    }
  }

  /**
   * Answers one question.
   *
   * @param question as it came from the asker; fields beyond the record's are passed over
   * @return the answer's own fields, without the question's
   * @throws SubnetException CALLER when the question breaks a rule, PLUGIN when the answer does
   * @throws Exception whatever the plugin throws
   */
  public ObjectNode answer(
      String task, JsonNode question, Attachments attachments, Answering.Call call)
      throws Exception {
    Task<?, ?> wanted =
        tasks.stream()
            .filter(each -> each.name().equals(task))
            .findFirst()
            .orElseThrow(
                () ->
                    SubnetException.caller(
                        "TASK",
                        "task \"" + task + "\" is not answered here; needed one of " + tasks));
    return answer(wanted, question, attachments, call);
  }

  private <Q extends Record, A extends Record> ObjectNode answer(
      Task<Q, A> task, JsonNode question, Attachments attachments, Answering.Call call)
      throws Exception {
    Q asked;
    try {
      asked =
          RecordJson.read(
              question,
              task.question(),
              attachments.atMost(task.attachmentBytes(), "the question"));
    } catch (Refusal e) {
      throw e.blaming(Blame.CALLER, "QUESTION");
    }
    A answer = miner.answering(task).orElseThrow().answer(asked, new TypedCall(task, call));
    ObjectNode json = RecordJson.write(answer);
    try {
      RecordJson.check(answer);
      RecordJson.checkAttachments(json, task.answer(), task.attachmentBytes());
    } catch (Refusal e) {
      throw e.blaming(Blame.PLUGIN, "ANSWER");
    }
    return json;
  }

  @Override
  public void close() {
    Closing.quietly(miner.resource());
  }
}
