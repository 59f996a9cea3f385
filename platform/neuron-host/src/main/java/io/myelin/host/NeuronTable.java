package io.myelin.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.DevelopmentKeys;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which neurons this host runs, in the order in which they enroll; data, one file per preset.
 *
 * @param developmentKeys names of neurons that sign with a key everybody knows
 */
public record NeuronTable(
    NetUid netuid, int blockMillis, List<Neuron> neurons, List<String> developmentKeys) {
  public NeuronTable {
    neurons = List.copyOf(neurons);
    developmentKeys = List.copyOf(developmentKeys);
  }

  /**
   * Refuses to run neurons whose keys everybody knows where the network reaches them.
   *
   * @throws IllegalArgumentException when the address is not loopback and there are such keys
   */
  public void requireOwnKeys(String bind) {
    if (!developmentKeys.isEmpty() && !DevelopmentKeys.allowedOn(bind)) {
      throw new IllegalArgumentException(
          "Neurons with development keys were refused on "
              + bind
              + ": "
              + developmentKeys
              + " sign with keys that everybody knows; bind to 127.0.0.1, or give them wallets of"
              + " your own.");
    }
  }

  /** A neuron and the keys it signs with; the text form leaves the keys out. */
  public record Neuron(
      String name,
      KeyPair coldkey,
      KeyPair hotkey,
      long stakeTao,
      boolean validator,
      Map<String, String> settings) {
    public Neuron {
      settings = Map.copyOf(settings);
    }

    public String address() {
      return Ss58.encode(hotkey.accountId());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Empty for a preset without a table: such a host serves nothing. */
  public static Optional<NeuronTable> preset(String preset) throws IOException {
    String name = preset.matches("[a-z-]{1,32}") ? preset : "none";
    try (InputStream in = NeuronTable.class.getResourceAsStream("/neurons/" + name + ".json")) {
      return in == null ? Optional.empty() : Optional.of(read(new ObjectMapper().readTree(in)));
    }
  }

  private static NeuronTable read(JsonNode json) {
    List<Neuron> neurons = new ArrayList<>();
    List<String> development = new ArrayList<>();
    for (JsonNode row : json.path("neurons")) {
      Map<String, String> settings = new LinkedHashMap<>();
      row.path("settings")
          .properties()
          .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
      neurons.add(
          new Neuron(
              row.path("name").asText(),
              key(row.path("coldkeyUri")),
              key(row.path("hotkeyUri")),
              row.path("stakeTao").asLong(),
              row.path("role").asText().equals("validator"),
              settings));
      if (isDevelopment(row.path("coldkeyUri")) || isDevelopment(row.path("hotkeyUri"))) {
        development.add(row.path("name").asText());
      }
    }
    return new NeuronTable(
        new NetUid(json.path("netuid").asInt()),
        json.path("blockMillis").asInt(),
        neurons,
        development);
  }

  // Both ways: a phrase can hide a known account, and a path of the known phrase an unknown one.
  private static boolean isDevelopment(JsonNode uri) {
    return SecretUri.parse(uri.asText()).isDevelopment()
        || DevelopmentKeys.nameOf(key(uri).accountId()).isPresent();
  }

  private static KeyPair key(JsonNode uri) {
    return SecretUri.parse(uri.asText()).keyPair(Scheme.SR25519);
  }
}
