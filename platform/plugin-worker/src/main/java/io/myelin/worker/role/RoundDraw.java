package io.myelin.worker.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Exam;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/** What one exam's questions of one round are drawn from. */
final class RoundDraw implements Exam.Draw {
  private static final Logger LOG = Logger.getLogger(RoundDraw.class.getName());

  private final byte[] seed;
  private final long round;
  private final String task;
  private final JsonNode memory;
  private Optional<ObjectNode> remembered = Optional.empty();

  /**
   * @param seed 32 bytes, the round's
   * @param memory what the exam remembered last; a missing node at the very first
   */
  RoundDraw(byte[] seed, long round, String task, JsonNode memory) {
    this.seed = seed;
    this.round = round;
    this.task = task;
    this.memory = memory;
  }

  @Override
  public RandomGenerator random(String purpose) {
    return Seeds.of(seed, task + "/" + purpose);
  }

  @Override
  public long round() {
    return round;
  }

  @Override
  public <M extends Record> M memory(Class<M> type, M first) {
    if (!memory.isObject()) {
      return first;
    }
    try {
      return RecordJson.read(memory, type, Attachments.NONE);
    } catch (Refusal damaged) {
      LOG.log(
          Level.WARNING,
          "what the exam of {0} remembered does not read and is begun anew: {1}",
          new Object[] {task, damaged.getMessage()});
      return first;
    }
  }

  @Override
  public void remember(Record memory) {
    remembered = Optional.of(RecordJson.write(memory));
  }

  /** What the next round is given: the newest memory, or the one before when nothing was said. */
  Optional<JsonNode> remembered() {
    return remembered.isPresent()
        ? Optional.of(remembered.get())
        : Optional.of(memory).filter(JsonNode::isObject);
  }
}
