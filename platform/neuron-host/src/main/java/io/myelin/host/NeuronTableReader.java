package io.myelin.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.wallet.WalletStore;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.NeuronTable.Seats;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.DevelopmentKeys;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.worker.value.Measure;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the JSON of a neuron table into neurons with keys; refuses by row and entry. */
final class NeuronTableReader {
  private static final int MOST_MEGABYTES = 1 << 20;

  /** What a table runs that names no plugin. */
  static final String FIRST_PLUGIN = "text";

  private final WalletStore wallets;
  private final Sharing sharing;
  private final List<Neuron> neurons = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> developmentKeys = new ArrayList<>();

  private NeuronTableReader(WalletStore wallets, Sharing sharing) {
    this.wallets = wallets;
    this.sharing = sharing;
  }

  /**
   * Reads a table: of several subnets, each with its plugin, or of one, as in {@code {"netuid": 1,
   * "neurons": [...]}}.
   *
   * @throws IllegalArgumentException naming the entry that is missing or wrong
   */
  static NeuronTable read(JsonNode json, WalletStore wallets) {
    NeuronTableReader reader = new NeuronTableReader(wallets, Sharing.of(json));
    List<Seats> subnets = new ArrayList<>();
    if (json.has("subnets")) {
      if (!json.path("subnets").isArray() || json.has("neurons") || json.has("netuid")) {
        throw new IllegalArgumentException(
            "subnets is not a list, or stands beside netuid or neurons; needed: either of them,"
                + " and netuid, plugin and neurons in each entry of subnets");
      }
      for (JsonNode subnet : json.path("subnets")) {
        String where = "subnets[" + subnets.size() + "].";
        String plugin = text(subnet, "plugin", where.substring(0, where.length() - 1));
        Seats seats = reader.seats(subnet, plugin, where);
        if (subnets.stream().anyMatch(each -> each.netuid().equals(seats.netuid()))) {
          throw wrong(where.substring(0, where.length() - 1), "netuid", subnet, "each subnet once");
        }
        subnets.add(seats);
      }
    } else {
      subnets.add(reader.seats(json, json.path("plugin").asText(FIRST_PLUGIN), ""));
    }
    return new NeuronTable(
        json.has("blockMillis")
            ? OptionalInt.of(number(json, "blockMillis", "", 100, 60_000))
            : OptionalInt.empty(),
        subnets,
        reader.developmentKeys);
  }

  private Seats seats(JsonNode json, String plugin, String where) {
    if (!json.path("neurons").isArray()) {
      throw new IllegalArgumentException(where + "neurons is missing or not a list");
    }
    if (!plugin.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw wrong(
          where.isEmpty() ? "table" : where.substring(0, where.length() - 1),
          "plugin",
          json,
          "1 to 64 letters, digits, dots, dashes");
    }
    ValueShares value = value(json, where, ValueShares.DEFAULT);
    int from = neurons.size();
    int row = 0;
    for (JsonNode neuron : json.path("neurons")) {
      add(neuron, where + "neurons[" + row++ + "]", value);
    }
    NetUid netuid = new NetUid(number(json, "netuid", where, 1, 65_535));
    int every = json.has("roundEvery") ? number(json, "roundEvery", where, 1, RoundRhythm.MOST) : 1;
    return new Seats(
        netuid,
        plugin,
        RoundRhythm.of(every, netuid.value()),
        List.copyOf(neurons.subList(from, neurons.size())));
  }

  /** How much each measure counts: of the subnet's entry, or of a validator's own. */
  private static ValueShares value(JsonNode json, String where, ValueShares otherwise) {
    if (!json.has("value")) {
      return otherwise;
    }
    JsonNode value = json.path("value");
    List<String> known = Stream.of(Measure.values()).map(Measure::label).toList();
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      if (!known.contains(each.getKey()) || !each.getValue().isNumber()) {
        throw new IllegalArgumentException(
            where
                + "value."
                + each.getKey()
                + " is "
                + each.getValue()
                + "; needed: numbers named "
                + String.join(", ", known));
      }
    }
    try {
      return new ValueShares(
          value.path("gain").asDouble(),
          value.path("ensemble").asDouble(),
          value.path("peers").asDouble());
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(where + "value is " + refused.getMessage(), refused);
    }
  }

  private void add(JsonNode row, String where, ValueShares subnet) {
    String name = text(row, "name", where);
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw wrong(where, "name", row, "1 to 64 letters, digits, dots, dashes");
    }
    String role = text(row, "role", where);
    if (!role.equals("validator") && !role.equals("miner")) {
      throw wrong(where, "role", row, "validator or miner");
    }
    KeyPair coldkey = coldkey(row, where);
    KeyPair hotkey = hotkey(row, where);
    if (isDevelopment(row, "coldkeyUri", coldkey) || isDevelopment(row, "hotkeyUri", hotkey)) {
      developmentKeys.add(name);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    row.path("settings")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    int stake = row.has("stakeTao") ? number(row, "stakeTao", where + ".", 0, 21_000_000) : 0;
    boolean validator = role.equals("validator");
    if (!validator && row.has("value")) {
      throw wrong(where, "value", row, "none, because a miner scores nobody");
    }
    Optional<AxonSetting> axon = axonAddress(row, where, validator);
    unique(where, "name", name, Neuron::name);
    unique(where, "hotkey", Ss58.encode(hotkey.accountId()), Neuron::address);
    places.add(where);
    neurons.add(
        new Neuron(
            name,
            coldkey,
            hotkey,
            stake,
            validator,
            axon,
            limits(row, where),
            value(row, where + ".", subnet),
            sharing.word(validator, coldkey.accountId()),
            settings));
  }

  private static MemoryLimits limits(JsonNode row, String where) {
    MemoryLimits usual = MemoryLimits.DEFAULT;
    MemoryLimits limits =
        new MemoryLimits(
            row.has("memoryMb")
                ? number(row, "memoryMb", where + ".", 128, MOST_MEGABYTES)
                : usual.megabytes(),
            row.has("heapMb")
                ? number(row, "heapMb", where + ".", 32, MOST_MEGABYTES)
                : usual.heapMegabytes());
    if (limits.heapMegabytes() >= limits.megabytes()) {
      throw new IllegalArgumentException(
          where
              + ".heapMb is "
              + limits.heapMegabytes()
              + " of "
              + limits.megabytes()
              + " MB; needed: less than memoryMb, for models and native code come on top");
    }
    return limits;
  }

  /** Two neurons of one name would share their state, two of one hotkey are one neuron. */
  private void unique(String where, String entry, String value, Function<Neuron, String> of) {
    for (int i = 0; i < neurons.size(); i++) {
      if (of.apply(neurons.get(i)).equals(value)) {
        throw new IllegalArgumentException(
            where
                + "."
                + entry
                + " is "
                + value
                + ", as in "
                + places.get(i)
                + "; needed: one of its own");
      }
    }
  }

  private static Optional<AxonSetting> axonAddress(JsonNode row, String where, boolean validator) {
    if (!row.has("axonAddress")) {
      return Optional.empty();
    }
    if (validator) {
      throw wrong(where, "axonAddress", row, "none, because a validator serves no axon");
    }
    String address = text(row, "axonAddress", where);
    try {
      return Optional.of(AxonSetting.parse(address));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          where + ".axonAddress is " + refused.getMessage(), refused);
    }
  }

  private KeyPair coldkey(JsonNode row, String where) {
    return row.has("wallet")
        ? wallet(() -> wallets.coldkey(text(row, "wallet", where), Optional.empty()), where)
        : key(text(row, "coldkeyUri", where));
  }

  private KeyPair hotkey(JsonNode row, String where) {
    return row.has("wallet")
        ? wallet(
            () ->
                wallets.hotkey(
                    text(row, "wallet", where), text(row, "hotkey", where), Optional.empty()),
            where)
        : key(text(row, "hotkeyUri", where));
  }

  private interface Opening {
    KeyPair open() throws IOException;
  }

  private static KeyPair wallet(Opening opening, String where) {
    try {
      return opening.open();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(where + ": " + unreadable.getMessage(), unreadable);
    }
  }

  // Both ways: a phrase can hide a known account, and a path of the known phrase an unknown one.
  private static boolean isDevelopment(JsonNode row, String uri, KeyPair key) {
    return DevelopmentKeys.nameOf(key.accountId()).isPresent()
        || row.has(uri) && SecretUri.parse(row.path(uri).asText()).isDevelopment();
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private static String text(JsonNode row, String entry, String where) {
    if (!row.path(entry).isTextual() || row.path(entry).asText().isBlank()) {
      throw new IllegalArgumentException(where + "." + entry + " is missing or not a text");
    }
    return row.path(entry).asText();
  }

  private static int number(JsonNode json, String entry, String where, int least, int most) {
    JsonNode value = json.path(entry);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < least
        || value.asInt() > most) {
      throw new IllegalArgumentException(
          where + entry + " is missing or not a whole number from " + least + " to " + most);
    }
    return value.asInt();
  }

  private static IllegalArgumentException wrong(
      String where, String entry, JsonNode row, String needed) {
    return new IllegalArgumentException(
        where + "." + entry + " is " + row.path(entry) + "; needed: " + needed);
  }
}
