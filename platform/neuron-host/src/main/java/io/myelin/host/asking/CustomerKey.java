package io.myelin.host.asking;

import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The key that signs what people and programs of this machine ask: no neuron's, and without stake,
 * so that whoever may ask through the node can do nothing else in anybody's name.
 */
public final class CustomerKey {
  private static final String WALLET = "client";
  private static final String HOTKEY = "asker";

  private CustomerKey() {}

  /** The hotkey {@code client/asker} below the data folder; made at first use. */
  public static synchronized KeyPair of(Path data) throws IOException {
    WalletStore wallets = new WalletStore(data.resolve(WALLET));
    if (!wallets.hasHotkey(WALLET, HOTKEY)) {
      wallets.createHotkey(WALLET, HOTKEY);
    }
    return wallets.hotkey(WALLET, HOTKEY, Optional.empty());
  }
}
