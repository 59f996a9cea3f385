package io.myelin.cli;

import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where wallets lie, and how a key is named on the command line. */
final class WalletOptions {
  @Option(
      names = "--wallets",
      paramLabel = "DIR",
      description = "Folder of wallets (default: 'wallets' in the data folder).")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--wallet-password",
      paramLabel = "ENV",
      description = "Environment variable that holds the password of an encrypted coldkey.")
  private Optional<String> passwordVariable = Optional.empty();

  WalletStore store(NodeOptions node) {
    return new WalletStore(folder.orElse(node.data().root().resolve("wallets")));
  }

  /** The coldkey of a wallet, or a public development key such as {@code //Bob}. */
  KeyPair signer(NodeOptions node, String name) throws IOException {
    if (name.startsWith("//")) {
      return SecretUri.parse(name).keyPair(Scheme.SR25519);
    }
    return store(node).coldkey(name, passwordVariable.map(System::getenv));
  }

  /** The account behind an address, a wallet name or a development key. */
  AccountId account(NodeOptions node, String who) throws IOException {
    if (who.startsWith("//")) {
      return SecretUri.parse(who).keyPair(Scheme.SR25519).accountId();
    }
    return store(node).wallets().contains(who) ? signer(node, who).accountId() : Ss58.decode(who);
  }
}
