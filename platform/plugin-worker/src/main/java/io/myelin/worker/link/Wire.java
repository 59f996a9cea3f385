package io.myelin.worker.link;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.Questions;
import io.myelin.spi.SynapseType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of what the SPI's types say; both ends of the socket use this class. */
public final class Wire {
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private Wire() {}

  public static ObjectNode object() {
    return Frames.JSON.createObjectNode();
  }

  public static JsonNode json(Body body) {
    return Frames.JSON.valueToTree(body.fields());
  }

  /** Null fields are dropped: to a plugin they are absent. */
  public static Body body(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("body is " + node.getNodeType() + "; needed an object");
    }
    Map<String, Object> fields = Frames.JSON.convertValue(node, FIELDS);
    fields.values().removeIf(value -> value == null);
    return new Body(fields);
  }

  public static ObjectNode json(PluginManifest manifest) {
    ObjectNode node =
        object()
            .put("id", manifest.id())
            .put("version", manifest.version())
            .put("modality", manifest.modality());
    ArrayNode synapses = node.putArray("synapses");
    for (SynapseType type : manifest.synapses()) {
      ObjectNode synapse =
          object().put("name", type.name()).put("timeoutSeconds", type.timeoutSeconds());
      type.requiredHashFields().forEach(synapse.putArray("requiredHashFields")::add);
      synapses.add(synapse);
    }
    return node;
  }

  public static PluginManifest manifest(JsonNode node) {
    List<SynapseType> synapses = new ArrayList<>();
    for (JsonNode type : node.path("synapses")) {
      List<String> hashed = new ArrayList<>();
      type.path("requiredHashFields").forEach(field -> hashed.add(field.asText()));
      synapses.add(
          new SynapseType(
              type.path("name").asText(), hashed, type.path("timeoutSeconds").asDouble()));
    }
    return new PluginManifest(
        node.path("id").asText(),
        node.path("version").asText(),
        node.path("modality").asText(),
        synapses);
  }

  public static ObjectNode json(Challenge challenge) {
    ObjectNode node = object().put("synapse", challenge.synapse());
    node.set("request", json(challenge.request()));
    node.set("secret", json(challenge.secret()));
    return node;
  }

  public static Challenge challenge(JsonNode node) {
    return new Challenge(
        node.path("synapse").asText(), body(node.path("request")), body(node.path("secret")));
  }

  public static ObjectNode json(Questions questions) {
    ObjectNode node = object();
    ArrayNode challenges = node.putArray("challenges");
    questions.challenges().forEach(challenge -> challenges.add(json(challenge)));
    node.set("memory", json(questions.memory()));
    return node;
  }

  public static Questions questions(JsonNode node) {
    List<Challenge> challenges = new ArrayList<>();
    node.path("challenges").forEach(challenge -> challenges.add(challenge(challenge)));
    return new Questions(challenges, body(node.path("memory")));
  }

  public static ObjectNode json(AskedChallenge asked) {
    ObjectNode node = object();
    node.set("challenge", json(asked.challenge()));
    ObjectNode answers = node.putObject("answers");
    asked.answers().forEach((neuron, body) -> answers.set(neuron, json(body)));
    return node;
  }

  public static AskedChallenge asked(JsonNode node) {
    Map<String, Body> answers = new LinkedHashMap<>();
    node.path("answers").properties().forEach(e -> answers.put(e.getKey(), body(e.getValue())));
    return new AskedChallenge(challenge(node.path("challenge")), answers);
  }

  public static ObjectNode json(Judgement judgement) {
    ObjectNode node =
        object()
            .put("challenge", judgement.challenge())
            .put("neuron", judgement.neuron())
            .put("score", judgement.score());
    node.set("evidence", json(judgement.evidence()));
    return node;
  }

  public static Judgement judgement(JsonNode node) {
    return new Judgement(
        node.path("challenge").asInt(),
        node.path("neuron").asText(),
        node.path("score").asDouble(),
        body(node.path("evidence")));
  }
}
