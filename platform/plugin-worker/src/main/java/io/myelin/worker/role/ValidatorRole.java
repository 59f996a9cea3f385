package io.myelin.worker.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Exam;
import io.myelin.spi.Manifest;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import io.myelin.spi.Validator.Part;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.value.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An opened validator: draws a round's questions and judges what came back. */
public final class ValidatorRole implements AutoCloseable {
  private final Validator validator;

  /**
   * @throws SubnetException PLUGIN TASK when an exam asks what the manifest does not name
   */
  public ValidatorRole(Manifest manifest, Validator validator) {
    this.validator = validator;
    for (Part<?, ?, ?> part : validator.parts()) {
      if (!manifest.tasks().contains(part.task())) {
        throw new SubnetException(
            "TASK",
            Blame.PLUGIN,
            "the validator asks " + part.task() + ", which the manifest does not name");
      }
    }
  }

  /** Each task's share of the score, adding up to 1, in the order of the parts. */
  public Map<String, Double> shares() {
    double sum = validator.parts().stream().mapToDouble(Part::share).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    validator.parts().forEach(part -> shares.put(part.task().name(), part.share() / sum));
    return shares;
  }

  /**
   * Draws the questions; the same seed, round, memory and settings draw the same.
   *
   * @param seed 32 bytes that nobody could know before
   * @param memory of the last round's {@link Plan}; an empty object at the very first
   */
  public Plan plan(byte[] seed, long round, JsonNode memory) throws Exception {
    List<Planned> questions = new ArrayList<>();
    ObjectNode remembered = JsonNodeFactory.instance.objectNode();
    for (Part<?, ?, ?> part : validator.parts()) {
      String task = part.task().name();
      RoundDraw draw = new RoundDraw(seed, round, task, memory.path(task));
      for (Exam.Asked<?, ?> asked : part.exam().questions(draw)) {
        ObjectNode question = RecordJson.write(asked.question());
        requireSize(part.task(), question);
        questions.add(new Planned(task, question, RecordJson.write(asked.truth())));
      }
      draw.remembered().ifPresent(next -> remembered.set(task, next));
    }
    return new Plan(questions, remembered);
  }

  private static void requireSize(Task<?, ?> task, ObjectNode question) {
    try {
      RecordJson.checkAttachments(question, task.question(), task.attachmentBytes());
    } catch (Refusal e) {
      throw e.blaming(Blame.PLUGIN, "QUESTION");
    }
  }

  /** One judgement per answer, in no particular order. */
  public List<Judged> judge(List<Asked> round, Attachments attachments) throws Exception {
    List<Judged> judged = new ArrayList<>();
    for (Part<?, ?, ?> part : validator.parts()) {
      judged.addAll(judge(part, round, attachments));
    }
    return judged;
  }

  private static <Q extends Record, A extends Record, T extends Record> List<Judged> judge(
      Part<Q, A, T> part, List<Asked> round, Attachments attachments) throws Exception {
    ExamSheet<Q, A, T> sheet = new ExamSheet<>(part, round, attachments);
    part.exam().judge(sheet);
    return sheet.judged();
  }

  /**
   * Measures each task's answers beside each other.
   *
   * @param round with each question's answers, the earliest neuron's first: who of equals has what
   *     they add
   * @param means what each neuron gained lately, from 0 to 1
   * @param seed the round's
   */
  public List<Measured> measure(
      List<Asked> round, Map<String, Double> means, byte[] seed, Attachments attachments) {
    List<Measured> measured = new ArrayList<>();
    for (Part<?, ?, ?> part : validator.parts()) {
      measured.add(new Measuring<>(part, round, means, seed, attachments).measured());
    }
    return measured;
  }

  @Override
  public void close() {
    Closing.quietly(validator.resource());
  }
}
