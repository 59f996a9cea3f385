package io.myelin.cli.subnets;

import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a new subnet is to be.
 *
 * @param from wallet of the owner, or a development key such as //Alice
 * @param tempo blocks between two epochs, set where the owner's key may
 * @param stakeTao of its validator; empty for a little more than the chain asks
 * @param secrets the names of settings whose values are shown to nobody
 */
record SubnetPlan(
    String name,
    String plugin,
    String from,
    int miners,
    int tempo,
    Optional<Long> stakeTao,
    Map<String, String> minerSettings,
    Map<String, String> validatorSettings,
    Set<String> secrets) {

  /** A coldkey and a hotkey by the words of a neuron's row. */
  record Keys(Map<String, String> row, AccountId coldkey, AccountId hotkey) {}

  private boolean development() {
    return from.startsWith("//");
  }

  String minerName(int number) {
    return name + "-miner-" + number;
  }

  String validatorName() {
    return name + "-validator";
  }

  /** The hotkey by which the chain knows the owner; made when the owner is a wallet. */
  AccountId ownerHotkey(WalletStore wallets) throws IOException {
    if (development()) {
      return account(from + "//" + name + "-owner");
    }
    return hotkey(wallets, from, name + "-owner");
  }

  Keys validator(WalletStore wallets) throws IOException {
    return keys(wallets, name + "-validator", "default");
  }

  /** All miners have one coldkey, which is not the owner's: those are paid nothing. */
  Keys miner(WalletStore wallets, int number) throws IOException {
    return keys(wallets, name + "-miners", "miner-" + number);
  }

  private Keys keys(WalletStore wallets, String wallet, String hotkey) throws IOException {
    if (development()) {
      String coldkeyUri = from + "//" + wallet;
      String hotkeyUri = coldkeyUri + "//" + hotkey;
      return new Keys(
          Map.of("coldkeyUri", coldkeyUri, "hotkeyUri", hotkeyUri),
          account(coldkeyUri),
          account(hotkeyUri));
    }
    if (!wallets.wallets().contains(wallet)) {
      wallets.createColdkey(wallet, Optional.empty());
    }
    KeyPair coldkey = wallets.coldkey(wallet, Optional.empty());
    return new Keys(
        Map.of("wallet", wallet, "hotkey", hotkey),
        coldkey.accountId(),
        hotkey(wallets, wallet, hotkey));
  }

  private static AccountId hotkey(WalletStore wallets, String wallet, String name)
      throws IOException {
    if (!wallets.hasHotkey(wallet, name)) {
      wallets.createHotkey(wallet, name);
    }
    return wallets.hotkey(wallet, name, Optional.empty()).accountId();
  }

  private static AccountId account(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519).accountId();
  }
}
