package io.myelin.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.wallet.WalletStore;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.DevelopmentKeys;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which neurons this host runs, in the order in which they enroll; data, one file per preset.
 *
 * @param blockMillis what its writer takes for the time between two blocks; the chain knows it
 * @param developmentKeys names of neurons that sign with a key everybody knows
 */
public record NeuronTable(
    OptionalInt blockMillis, List<Seats> subnets, List<String> developmentKeys) {
  /** Nobody. */
  static final NeuronTable EMPTY = new NeuronTable(OptionalInt.empty(), List.of(), List.of());

  public NeuronTable {
    subnets = List.copyOf(subnets);
    developmentKeys = List.copyOf(developmentKeys);
  }

  /**
   * The neurons of one subnet.
   *
   * @param plugin the name of the jar they run, or its Plugin-Id
   * @param rhythm in which epochs its validators ask
   */
  public record Seats(NetUid netuid, String plugin, RoundRhythm rhythm, List<Neuron> neurons) {
    public Seats {
      neurons = List.copyOf(neurons);
    }
  }

  /** Those of all subnets. */
  public List<Neuron> neurons() {
    return subnets.stream().flatMap(seats -> seats.neurons().stream()).toList();
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

  /**
   * A neuron and the keys it signs with; the text form leaves the keys out.
   *
   * @param axonAddress where a miner is reached; the node's own address when empty
   * @param value how much each measure counts in a validator's scores
   * @param share the same for neurons that may share a process; empty for one on its own
   */
  public record Neuron(
      String name,
      KeyPair coldkey,
      KeyPair hotkey,
      long stakeTao,
      boolean validator,
      Optional<AxonSetting> axonAddress,
      MemoryLimits limits,
      ValueShares value,
      Optional<String> share,
      Map<String, String> settings) {
    public Neuron {
      settings = Map.copyOf(settings);
    }

    /** Whether it is the same neuron with the same settings. */
    public boolean sameAs(Neuron other) {
      return name.equals(other.name)
          && coldkey.accountId().equals(other.coldkey.accountId())
          && address().equals(other.address())
          && stakeTao == other.stakeTao
          && validator == other.validator
          && axonAddress.equals(other.axonAddress)
          && limits.equals(other.limits)
          && share.equals(other.share)
          && settings.equals(other.settings);
    }

    public String role() {
      return validator ? "validator" : "miner";
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
    return presetJson(preset)
        .map(json -> NeuronTableReader.read(json, new WalletStore(Path.of("."))));
  }

  /** The same as it is written. */
  static Optional<JsonNode> presetJson(String preset) throws IOException {
    String name = preset.matches("[a-z-]{1,32}") ? preset : "none";
    try (InputStream in = NeuronTable.class.getResourceAsStream("/neurons/" + name + ".json")) {
      return in == null ? Optional.empty() : Optional.of(new ObjectMapper().readTree(in));
    }
  }

  /**
   * The operator's own table, {@code neurons.json} of the data folder; it may name wallets there.
   *
   * @throws IllegalArgumentException when it does not read, naming the entry
   */
  public static Optional<NeuronTable> configured(Path data) throws IOException {
    Path file = data.resolve("neurons.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          NeuronTableReader.read(
              new ObjectMapper().readTree(Files.readString(file)),
              new WalletStore(data.resolve("wallets"))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The neuron table " + file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The neuron table " + file + " was refused: " + e.getMessage(), e);
    }
  }
}
