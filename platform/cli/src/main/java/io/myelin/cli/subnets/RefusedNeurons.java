package io.myelin.cli.subnets;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.neurons.RunningNeurons.Row;
import io.myelin.primitives.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Neurons that were started and need their operator.
 *
 * @param wanted {@code {netuid, plugin, neurons: [...]}} as the host was given them
 * @param secrets the names of settings whose values are not shown
 * @param suffix what a command has to be given to mean the same node
 */
record RefusedNeurons(JsonNode wanted, Set<String> secrets, String suffix) {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "wallet", "--wallet",
          "hotkey", "--hotkey",
          "coldkeyUri", "--coldkey-uri",
          "hotkeyUri", "--hotkey-uri");

  /** The names of those that are refused, where that keeps everybody from being paid. */
  List<String> hindering(List<Row> rows) {
    List<String> refused =
        rows.stream()
            .filter(row -> row.netuid() == wanted.path("netuid").asInt() && row.refused())
            .map(Row::name)
            .toList();
    List<String> miners = names("miner");
    boolean judged = names("validator").stream().noneMatch(refused::contains);
    return judged && !refused.containsAll(miners) ? List.of() : refused;
  }

  /** The commands that take neurons away and start them again. */
  List<String> commands(List<String> names) {
    List<String> commands = new ArrayList<>();
    for (JsonNode neuron : wanted.path("neurons")) {
      if (names.contains(neuron.path("name").asText())) {
        commands.add("./myelin neuron stop " + neuron.path("name").asText() + suffix);
        commands.add(add(neuron));
      }
    }
    return commands;
  }

  private List<String> names(String role) {
    return StreamSupport.stream(wanted.path("neurons").spliterator(), false)
        .filter(neuron -> neuron.path("role").asText().equals(role))
        .map(neuron -> neuron.path("name").asText())
        .toList();
  }

  private String add(JsonNode neuron) {
    StringBuilder line = new StringBuilder("./myelin neuron add ");
    line.append(neuron.path("name").asText());
    line.append(" --netuid ").append(wanted.path("netuid").asInt());
    line.append(" --plugin ").append(wanted.path("plugin").asText());
    line.append(" --role ").append(neuron.path("role").asText());
    for (String key : List.of("wallet", "coldkeyUri", "hotkey", "hotkeyUri")) {
      if (neuron.has(key)) {
        line.append(' ').append(OPTIONS.get(key)).append(' ');
        line.append(ShellWord.of(neuron.path(key).asText()));
      }
    }
    if (neuron.path("stakeTao").asLong() > 0) {
      line.append(" --stake ").append(neuron.path("stakeTao").asLong());
    }
    for (Map.Entry<String, JsonNode> each : neuron.path("settings").properties()) {
      String value = secrets.contains(each.getKey()) ? "..." : each.getValue().asText();
      line.append(" --set ").append(ShellWord.of(each.getKey() + "=" + value));
    }
    return line.append(suffix).toString();
  }
}
