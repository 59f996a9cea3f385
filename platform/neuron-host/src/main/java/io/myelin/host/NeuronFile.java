package io.myelin.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operator's table on disk, {@code neurons.json}; where there is none yet, the first change
 * begins with the table of the preset. A change that would not read is refused and leaves the file
 * as it was.
 */
final class NeuronFile {
  /** What a table says once, however many subnets it has. */
  private static final List<String> OF_ALL = List.of("blockMillis", "sharing");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final WalletStore wallets;
  private final String preset;

  NeuronFile(HostSettings settings) {
    this.file = settings.data().resolve("neurons.json");
    this.wallets = new WalletStore(settings.data().resolve("wallets"));
    this.preset = settings.preset();
  }

  /**
   * Adds neurons to a subnet, which it begins when it is not in the table.
   *
   * @param wanted {@code {netuid, plugin, neurons: [...]}} as in the file; plugin may be left out
   *     where the table has the subnet
   * @param check looks at what the table would be, and throws to refuse it
   * @param looking whether all is looked at and nothing written
   * @throws IllegalArgumentException when the table would not read, naming the entry
   */
  synchronized void add(JsonNode wanted, Consumer<NeuronTable> check, boolean looking)
      throws IOException {
    if (!wanted.path("netuid").isInt() || !wanted.path("neurons").isArray()) {
      throw new IllegalArgumentException(
          "The neurons were refused: netuid is missing or no number, or neurons is no list;"
              + " needed: {\"netuid\": 2, \"plugin\": \"NAME\", \"neurons\": [...]}");
    }
    ObjectNode table = table();
    ArrayNode subnets = (ArrayNode) table.path("subnets");
    Optional<ObjectNode> there = subnet(subnets, wanted.path("netuid").asInt());
    if (there.isPresent()) {
      String plugin = there.get().path("plugin").asText();
      if (wanted.has("plugin") && !wanted.path("plugin").asText().equals(plugin)) {
        throw new IllegalArgumentException(
            "The neurons were refused: subnet "
                + wanted.path("netuid")
                + " runs the plugin "
                + plugin
                + " here, not "
                + wanted.path("plugin").asText()
                + "; needed: the same one, or stop its neurons first.");
      }
      wanted.path("neurons").forEach(((ArrayNode) there.get().path("neurons"))::add);
    } else {
      subnets.add(wanted);
    }
    write(table, check, looking);
  }

  /**
   * Takes a neuron out, and its subnet with the last one.
   *
   * @param looking whether all is looked at and nothing written
   * @return false when there is none of the name
   */
  synchronized boolean remove(String name, boolean looking) throws IOException {
    ObjectNode table = table();
    boolean found = false;
    for (Iterator<JsonNode> subnets = table.path("subnets").iterator(); subnets.hasNext(); ) {
      JsonNode neurons = subnets.next().path("neurons");
      for (Iterator<JsonNode> rows = neurons.iterator(); rows.hasNext(); ) {
        if (rows.next().path("name").asText().equals(name)) {
          rows.remove();
          found = true;
        }
      }
      if (found && neurons.isEmpty()) {
        subnets.remove();
        break;
      }
    }
    if (found) {
      write(table, any -> {}, looking);
    }
    return found;
  }

  private static Optional<ObjectNode> subnet(ArrayNode subnets, int netuid) {
    for (JsonNode subnet : subnets) {
      if (subnet.path("netuid").asInt() == netuid) {
        return Optional.of((ObjectNode) subnet);
      }
    }
    return Optional.empty();
  }

  /** In the form of several subnets, whichever the file has. */
  private ObjectNode table() throws IOException {
    JsonNode read = read();
    if (!(read instanceof ObjectNode table)) {
      throw new IllegalArgumentException(
          "The neuron table " + file + " was refused: it is no JSON object");
    }
    if (table.has("subnets")) {
      return table;
    }
    ObjectNode several = JSON.createObjectNode();
    for (String ofAll : OF_ALL) {
      Optional.ofNullable(table.remove(ofAll)).ifPresent(said -> several.set(ofAll, said));
    }
    if (!table.has("plugin")) {
      table.put("plugin", NeuronTableReader.FIRST_PLUGIN);
    }
    several.putArray("subnets").add(table);
    return several;
  }

  private JsonNode read() throws IOException {
    if (Files.exists(file)) {
      try {
        return JSON.readTree(Files.readString(file));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "The neuron table " + file + " is not JSON: " + e.getOriginalMessage(), e);
      }
    }
    Optional<JsonNode> given = NeuronTable.presetJson(preset);
    return given.isPresent()
        ? given.get()
        : JSON.createObjectNode().set("subnets", JSON.createArrayNode());
  }

  private void write(ObjectNode table, Consumer<NeuronTable> check, boolean looking)
      throws IOException {
    check.accept(NeuronTableReader.read(table, wallets));
    if (!looking) {
      DurableFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(table));
    }
  }
}
