package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the node's own validators think of a subnet's neurons, by each measure.
 *
 * @param rounds the newest of each validator, as the host shows them on its own machine
 */
record ValueTable(int netuid, JsonNode rounds) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MEASURES = List.of("gain", "ensemble", "peers");

  private List<JsonNode> own() {
    List<JsonNode> own = new ArrayList<>();
    for (JsonNode round : rounds) {
      if (round.path("netuid").asInt() == netuid) {
        own.add(round);
      }
    }
    return own;
  }

  ArrayNode json() {
    ArrayNode validators = JSON.createArrayNode();
    for (JsonNode round : own()) {
      ObjectNode validator =
          validators
              .addObject()
              .put("validator", round.path("validator").asText())
              .put("round", round.path("round").asLong())
              .put("counted", round.path("counted").asBoolean());
      validator.set("shares", round.path("value"));
      validator.set("unmeasured", round.path("unmeasured"));
      ArrayNode neurons = validator.putArray("neurons");
      for (Map.Entry<String, JsonNode> miner : round.path("miners").properties()) {
        ObjectNode neuron =
            neurons
                .addObject()
                .put("uid", miner.getValue().path("uid").asInt())
                .put("hotkey", miner.getKey())
                .put("score", miner.getValue().path("score").asDouble())
                .put("roundScore", miner.getValue().path("roundScore").asDouble());
        neuron.set("means", miner.getValue().path("means"));
        neuron.set("round", miner.getValue().path("round"));
      }
    }
    return validators;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (own().isEmpty()) {
      lines.add(
          "no validator of this node is on subnet " + netuid + ", or none has played a round");
    }
    for (JsonNode round : own()) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "%s, round %d: shares gain %s, ensemble %s, peers %s; running means in bits",
              round.path("validator").asText(),
              round.path("round").asLong(),
              round.path("value").path("gain").asText(),
              round.path("value").path("ensemble").asText(),
              round.path("value").path("peers").asText()));
      lines.add("uid   score     gain        ensemble    peers");
      for (Map.Entry<String, JsonNode> miner : round.path("miners").properties()) {
        StringBuilder line =
            new StringBuilder(
                String.format(
                    Locale.ROOT,
                    "%3d   %.4f  ",
                    miner.getValue().path("uid").asInt(),
                    miner.getValue().path("score").asDouble()));
        for (String measure : MEASURES) {
          JsonNode bits = miner.getValue().path("means").path(measure + "Bits");
          line.append(
              bits.isNumber()
                  ? String.format(Locale.ROOT, "  %10.4f", bits.asDouble())
                  : "           -");
        }
        lines.add(line.toString());
      }
      round
          .path("unmeasured")
          .properties()
          .forEach(why -> lines.add(why.getKey() + ": " + why.getValue().asText()));
    }
    return lines;
  }
}
