package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.value.Contribution.Added;
import io.myelin.worker.value.Measured;
import io.myelin.worker.value.MutualPredictability.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured of a round, in frames; both ends of the socket use this class. */
public final class MeasureWire {
  private MeasureWire() {}

  public static ObjectNode json(Measured measured) {
    ObjectNode node = Wire.object().put("task", measured.task());
    measured
        .ensemble()
        .ifPresent(
            ensemble -> {
              ArrayNode questions = node.putArray("ensemble");
              ensemble.forEach((question, added) -> questions.add(json(question, added)));
            });
    measured
        .peers()
        .ifPresent(
            peers -> {
              ObjectNode all = node.putObject("peers");
              peers.forEach(
                  (neuron, told) ->
                      all.putObject(neuron).put("bits", told.bits()).put("of", told.of()));
            });
    return node;
  }

  private static ObjectNode json(int question, Added added) {
    ObjectNode node = Wire.object().put("question", question);
    ObjectNode bits = node.putObject("bits");
    added.bits().forEach(bits::put);
    added.alone().ifPresent(neuron -> node.put("alone", neuron));
    return node;
  }

  /**
   * @param round what was measured
   * @throws IllegalArgumentException when a figure is none, or of a question that was not asked
   */
  static List<Measured> measured(JsonNode nodes, List<Asked> round) {
    List<Measured> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      String task = node.path("task").asText();
      all.add(
          new Measured(
              task,
              node.has("ensemble")
                  ? Optional.of(ensemble(node.path("ensemble"), task, round))
                  : Optional.empty(),
              node.has("peers") ? Optional.of(peers(node.path("peers"))) : Optional.empty()));
    }
    return all;
  }

  private static Map<Integer, Added> ensemble(JsonNode nodes, String task, List<Asked> round) {
    Map<Integer, Added> ensemble = new LinkedHashMap<>();
    for (JsonNode node : nodes) {
      int question = node.path("question").asInt(-1);
      if (question < 0
          || question >= round.size()
          || !round.get(question).planned().task().equals(task)) {
        throw new IllegalArgumentException("question " + question + " is none of " + task);
      }
      Map<String, Double> bits = new LinkedHashMap<>();
      node.path("bits")
          .properties()
          .forEach(each -> bits.put(each.getKey(), number(each.getValue())));
      Optional<String> alone =
          Optional.of(node.path("alone")).filter(JsonNode::isTextual).map(JsonNode::asText);
      ensemble.put(question, new Added(bits, alone));
    }
    return ensemble;
  }

  private static Map<String, Told> peers(JsonNode nodes) {
    Map<String, Told> peers = new LinkedHashMap<>();
    nodes
        .properties()
        .forEach(
            each ->
                peers.put(
                    each.getKey(),
                    new Told(
                        number(each.getValue().path("bits")), number(each.getValue().path("of")))));
    return peers;
  }

  private static double number(JsonNode node) {
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw new IllegalArgumentException("a measure is " + node + "; needed a number of bits");
    }
    return node.asDouble();
  }
}
