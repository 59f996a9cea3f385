package io.myelin.worker.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The data that goes into and comes out of a validator's side. */
public final class Judgements {
  private Judgements() {}

  /**
   * A question of a round.
   *
   * @param truth kept by the host, never sent
   */
  public record Planned(String task, ObjectNode question, ObjectNode truth) {}

  /**
   * @param memory to be given with the next round
   */
  public record Plan(List<Planned> questions, ObjectNode memory) {
    public Plan {
      questions = List.copyOf(questions);
    }
  }

  public record Answered(String neuron, JsonNode answer, long millis) {}

  /** A question with everybody's answer; who did not answer is left out. */
  public record Asked(Planned planned, List<Answered> answers) {
    public Asked {
      answers = List.copyOf(answers);
    }
  }

  /**
   * What one answer is worth.
   *
   * @param question its index in the round
   * @param score from 0 to 1
   * @param bits gained beyond knowing nothing, where the exam measures it
   * @param reason empty unless the answer could not be scored
   */
  public record Judged(
      int question,
      String neuron,
      double score,
      OptionalDouble bits,
      Optional<ObjectNode> evidence,
      Optional<String> reason) {
    static Judged refused(int question, String neuron, String reason) {
      return new Judged(
          question, neuron, 0, OptionalDouble.empty(), Optional.empty(), Optional.of(reason));
    }
  }
}
