package io.myelin.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.GenesisConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what a chain starts with from JSON; unknown keys are refused by name. */
public final class GenesisFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KEYS =
      Set.of(
          "chain",
          "blockMillis",
          "author",
          "sudo",
          "balances",
          "allowLoopbackAxons",
          "defaultSubnetMechanism",
          "stakeThreshold",
          "subnets");
  private static final Set<String> SUBNET_KEYS =
      Set.of(
          "netuid",
          "name",
          "mechanism",
          "ownerColdkey",
          "ownerHotkey",
          "started",
          "emissionEnabled",
          "hyperparameters");

  private GenesisFile() {}

  /**
   * A preset that ships with the node.
   *
   * @throws LedgerException for an unknown preset, or one that is not supported yet
   */
  public static GenesisConfig preset(String name) {
    if (name.equals("mainnet-like")) {
      throw new LedgerException(
          "preset mainnet-like is not supported yet: it needs dynamic pools; use dev");
    }
    try (InputStream in = GenesisFile.class.getResourceAsStream("/genesis/" + name + ".json")) {
      if (in == null) {
        throw new LedgerException("no preset is called " + name + "; there is: dev");
      }
      return parse(JSON.readTree(in), "preset " + name);
    } catch (IOException e) {
      throw new LedgerException("preset " + name + " does not read: " + e.getMessage(), e);
    }
  }

  /**
   * A genesis file of the operator's.
   *
   * @throws LedgerException when it is missing, not JSON, or has a wrong or unknown entry
   */
  public static GenesisConfig read(Path file) {
    try {
      return parse(JSON.readTree(Files.readString(file)), file.toString());
    } catch (JsonProcessingException e) {
      throw new LedgerException(
          "genesis file " + file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new LedgerException("genesis file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static GenesisConfig parse(JsonNode root, String where) {
    try {
      known(root, KEYS);
      SortedMap<AccountId, Rao> balances = new TreeMap<>();
      root.path("balances")
          .properties()
          .forEach(e -> balances.put(account(e.getKey()), Rao.of(e.getValue().asLong())));
      List<GenesisConfig.Subnet> subnets = new ArrayList<>();
      for (JsonNode subnet : root.path("subnets")) {
        subnets.add(subnet(subnet));
      }
      return new GenesisConfig(
          text(root, "chain"),
          number(root, "blockMillis"),
          account(text(root, "author")),
          account(text(root, "sudo")),
          balances,
          root.path("allowLoopbackAxons").asBoolean(),
          root.path("defaultSubnetMechanism").asInt(),
          Rao.of(number(root, "stakeThreshold")),
          List.copyOf(subnets));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LedgerException("genesis " + where + " refused: " + e.getMessage(), e);
    }
  }

  private static GenesisConfig.Subnet subnet(JsonNode node) {
    known(node, SUBNET_KEYS);
    SortedMap<String, Long> settings = new TreeMap<>();
    node.path("hyperparameters")
        .properties()
        .forEach(
            e ->
                settings.put(
                    e.getKey(),
                    e.getValue().isBoolean()
                        ? e.getValue().asBoolean() ? 1L : 0L
                        : e.getValue().asLong()));
    return new GenesisConfig.Subnet(
        new NetUid((int) number(node, "netuid")),
        text(node, "name"),
        node.path("mechanism").asInt(),
        account(text(node, "ownerColdkey")),
        account(text(node, "ownerHotkey")),
        node.path("started").asBoolean(),
        node.path("emissionEnabled").asBoolean(),
        settings);
  }

  /** An SS58 address, or a development URI such as {@code //Alice}. */
  private static AccountId account(String text) {
    return text.startsWith("//")
        ? SecretUri.parse(text).keyPair(Scheme.SR25519).accountId()
        : Ss58.decode(text);
  }

  private static void known(JsonNode node, Set<String> keys) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw new IllegalArgumentException(
            "unknown key " + name + "; known: " + new TreeSet<>(keys));
      }
    }
  }

  private static String text(JsonNode node, String key) {
    if (!node.path(key).isTextual()) {
      throw new IllegalArgumentException("key " + key + " is missing or not a text");
    }
    return node.get(key).asText();
  }

  private static long number(JsonNode node, String key) {
    if (!node.path(key).canConvertToLong()) {
      throw new IllegalArgumentException("key " + key + " is missing or not a whole number");
    }
    return node.get(key).asLong();
  }
}
