package io.myelin.plugins.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which neurons of a data folder are meant to run a plugin, by its {@code neurons.json}. */
public final class PluginUsers {
  private PluginUsers() {}

  /** Their names; none when the file names no plugins. */
  public static List<String> of(Path dataFolder, String plugin) throws IOException {
    Path table = dataFolder.resolve("neurons.json");
    List<String> names = new ArrayList<>();
    if (Files.exists(table)) {
      for (JsonNode subnet : new ObjectMapper().readTree(Files.readString(table)).path("subnets")) {
        if (subnet.path("plugin").asText().equals(plugin)) {
          subnet.path("neurons").forEach(each -> names.add(each.path("name").asText()));
        }
      }
    }
    return names;
  }

  /** As a clause. */
  public static String clause(List<String> users) {
    return users.isEmpty() ? "no neuron uses it" : "used by " + String.join(", ", users);
  }
}
