package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What rounds look like in frames; both ends of the socket use this class. */
public final class Wire {
  private Wire() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode json(Planned planned) {
    ObjectNode node = object().put("task", planned.task());
    node.set("question", planned.question());
    node.set("truth", planned.truth());
    return node;
  }

  static Planned planned(JsonNode node) {
    return new Planned(
        node.path("task").asText(),
        fields("question", node.path("question")),
        fields("truth", node.path("truth")));
  }

  public static ObjectNode json(Plan plan) {
    ObjectNode node = object();
    ArrayNode questions = node.putArray("questions");
    plan.questions().forEach(planned -> questions.add(json(planned)));
    node.set("memory", plan.memory());
    return node;
  }

  public static Plan plan(JsonNode node) {
    List<Planned> questions = new ArrayList<>();
    node.path("questions").forEach(planned -> questions.add(planned(planned)));
    return new Plan(questions, fields("memory", node.path("memory")));
  }

  public static ObjectNode json(Asked asked) {
    ObjectNode node = json(asked.planned());
    ObjectNode answers = node.putObject("answers");
    for (Answered answered : asked.answers()) {
      ObjectNode answer = answers.putObject(answered.neuron()).put("millis", answered.millis());
      answer.set("answer", answered.answer());
    }
    return node;
  }

  public static Asked asked(JsonNode node) {
    List<Answered> answers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.path("answers").properties()) {
      JsonNode answer = entry.getValue();
      answers.add(
          new Answered(entry.getKey(), answer.path("answer"), answer.path("millis").asLong()));
    }
    return new Asked(planned(node), answers);
  }

  public static ObjectNode json(Judged judged) {
    ObjectNode node =
        object()
            .put("question", judged.question())
            .put("neuron", judged.neuron())
            .put("score", judged.score());
    judged.bits().ifPresent(bits -> node.put("bits", bits));
    judged.evidence().ifPresent(evidence -> node.set("evidence", evidence));
    judged.reason().ifPresent(reason -> node.put("reason", reason));
    return node;
  }

  /** A judgement as evidence keeps it, beside its question and neuron; bytes are base64. */
  public static ObjectNode verdict(Judged judged) {
    ObjectNode verdict = json(judged);
    verdict.remove(List.of("question", "neuron"));
    return fields("verdict", verdict);
  }

  /**
   * @throws IllegalArgumentException when the score is none or the evidence no object
   */
  public static Judged judged(JsonNode node) {
    JsonNode score = node.path("score");
    if (!score.isNumber() || !(score.asDouble() >= 0 && score.asDouble() <= 1)) {
      throw new IllegalArgumentException("score is " + score + "; needed 0 to 1");
    }
    JsonNode bits = node.path("bits");
    return new Judged(
        node.path("question").asInt(-1),
        node.path("neuron").asText(),
        score.asDouble(),
        bits.isNumber() && Double.isFinite(bits.asDouble())
            ? OptionalDouble.of(bits.asDouble())
            : OptionalDouble.empty(),
        node.has("evidence")
            ? Optional.of(fields("evidence", node.path("evidence")))
            : Optional.empty(),
        Optional.of(node.path("reason")).filter(JsonNode::isTextual).map(JsonNode::asText));
  }

  /** The object itself, with bytes as base64, which is how JSON and signatures know them. */
  public static ObjectNode fields(String name, JsonNode node) {
    if (plain(node) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(name + " is " + node.getNodeType() + "; needed an object");
  }

  /** A refusal or failure as both ends write it. */
  public static ObjectNode fault(String code, Blame blame, String message) {
    ObjectNode reply = object();
    reply.putObject("fault").put("code", code).put("blame", blame.name()).put("message", message);
    return reply;
  }

  private static JsonNode plain(JsonNode node) {
    if (node.isBinary()) {
      return JsonNodeFactory.instance.textNode(node.asText());
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, plain(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(plain(entry.getValue())));
    }
    return node;
  }
}
