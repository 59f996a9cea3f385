package io.myelin.cli;

import io.myelin.cli.supervisor.Refusal;
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
public final class WalletOptions {
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

  public WalletStore store(NodeOptions node) {
    return new WalletStore(folder.orElse(node.data().root().resolve("wallets")));
  }

  /** The coldkey of a wallet, or a public development key such as {@code //Bob}. */
  public KeyPair signer(NodeOptions node, String name) throws IOException {
    if (name.startsWith("//")) {
      return SecretUri.parse(name).keyPair(Scheme.SR25519);
    }
    WalletStore store = store(node);
    return store.coldkey(name, store.encrypted(name) ? password(name) : Optional.empty());
  }

  private Optional<String> password(String name) {
    String variable =
        passwordVariable.orElseThrow(
            () ->
                new Refusal(
                    "The coldkey of the wallet "
                        + name
                        + " is encrypted; put its password into an environment variable and name"
                        + " that: --wallet-password VARIABLE"));
    String password = System.getenv(variable);
    if (password == null) {
      throw new Refusal(
          "--wallet-password names "
              + variable
              + ", which is not set in the environment; needed: the password of the wallet "
              + name
              + ". Export it, or name another variable.");
    }
    if (password.indexOf('\uFFFD') >= 0) {
      throw new Refusal(
          "The password in "
              + variable
              + " has letters that the character set of this session cannot express; set LC_ALL to"
              + " one that can, such as C.UTF-8.");
    }
    return Optional.of(password);
  }

  /**
   * The account behind an address, a wallet name or a development key; no password is needed where
   * a wallet has its public half, as every wallet made here has.
   */
  public AccountId account(NodeOptions node, String who) throws IOException {
    if (who.startsWith("//")) {
      return SecretUri.parse(who).keyPair(Scheme.SR25519).accountId();
    }
    WalletStore store = store(node);
    if (!store.wallets().contains(who)) {
      return Ss58.decode(who);
    }
    Optional<AccountId> open = store.coldkeyAccount(who);
    return open.isPresent() ? open.get() : signer(node, who).accountId();
  }
}
