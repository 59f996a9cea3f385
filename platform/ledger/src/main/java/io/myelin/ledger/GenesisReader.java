package io.myelin.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.DevelopmentKeys;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.GenesisConfig;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the JSON of a genesis into its parts; refuses by the path of the entry, value included. */
final class GenesisReader {
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
          "symbol",
          "mechanism",
          "ownerColdkey",
          "ownerHotkey",
          "started",
          "emissionEnabled",
          "hyperparameters");

  private final SortedMap<String, String> developmentKeys = new TreeMap<>();

  private GenesisReader() {}

  static Genesis read(JsonNode root, String where) {
    try {
      GenesisReader reader = new GenesisReader();
      GenesisConfig config = reader.config(GenesisEntry.root(root));
      return new Genesis(config, reader.developmentKeys);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LedgerException("The genesis " + where + " was refused: " + e.getMessage(), e);
    }
  }

  private GenesisConfig config(GenesisEntry root) {
    root.known(KEYS);
    List<GenesisConfig.Subnet> subnets = new ArrayList<>();
    Map<NetUid, String> seen = new TreeMap<>();
    for (GenesisEntry entry : root.child("subnets").elements()) {
      GenesisConfig.Subnet subnet = subnet(entry);
      String before = seen.putIfAbsent(subnet.netuid(), entry.path());
      if (before != null) {
        throw entry.child("netuid").refused("a number that " + before + " does not have");
      }
      subnets.add(subnet);
    }
    return new GenesisConfig(
        root.child("chain").text(),
        root.child("blockMillis").number(100, 60_000),
        account(root.child("author")),
        account(root.child("sudo")),
        balances(root.child("balances")),
        root.child("allowLoopbackAxons").flag(),
        (int) root.child("defaultSubnetMechanism").number(0, 1),
        Rao.of(root.child("stakeThreshold").number(0, Rao.CAP.value())),
        List.copyOf(subnets));
  }

  private SortedMap<AccountId, Rao> balances(GenesisEntry balances) {
    SortedMap<AccountId, Rao> amounts = new TreeMap<>();
    BigInteger total = BigInteger.ZERO;
    for (GenesisEntry entry : balances.members()) {
      AccountId account = account(entry, entry.name());
      Rao amount = Rao.of(entry.number(1, Rao.CAP.value()));
      if (amounts.put(account, amount) != null) {
        throw new IllegalArgumentException(
            entry.path()
                + " names an account that another entry has: "
                + account
                + "; needed: one entry for each account");
      }
      total = total.add(BigInteger.valueOf(amount.value()));
    }
    if (total.compareTo(BigInteger.valueOf(Rao.CAP.value())) > 0) {
      throw new IllegalArgumentException(
          "balances sum up to "
              + total
              + " rao; needed: at most the cap of "
              + Rao.CAP.value()
              + " rao (21 million TAO)");
    }
    return Collections.unmodifiableSortedMap(amounts);
  }

  private GenesisConfig.Subnet subnet(GenesisEntry subnet) {
    subnet.known(SUBNET_KEYS);
    SortedMap<String, Long> settings = new TreeMap<>();
    for (GenesisEntry entry : subnet.child("hyperparameters").members()) {
      settings.put(entry.name(), entry.flagOrNumber());
    }
    return new GenesisConfig.Subnet(
        new NetUid((int) subnet.child("netuid").number(1, 65_535)),
        subnet.child("name").text(),
        subnet.child("symbol").optionalText(),
        (int) subnet.child("mechanism").number(0, 1),
        account(subnet.child("ownerColdkey")),
        account(subnet.child("ownerHotkey")),
        subnet.child("started").flag(),
        subnet.child("emissionEnabled").flag(),
        settings);
  }

  private AccountId account(GenesisEntry entry) {
    return account(entry, entry.text());
  }

  /** An SS58 address, 0x and 64 digits, or a development URI such as {@code //Alice}. */
  private AccountId account(GenesisEntry entry, String text) {
    try {
      if (text.startsWith("//")) {
        developmentKeys.put(entry.path(), text);
        return SecretUri.parse(text).keyPair(Scheme.SR25519).accountId();
      }
      AccountId account = text.startsWith("0x") ? AccountId.fromHex(text) : Ss58.decode(text);
      DevelopmentKeys.nameOf(account).ifPresent(name -> developmentKeys.put(entry.path(), name));
      return account;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(entry.path() + ": " + wrong.getMessage(), wrong);
    }
  }
}
