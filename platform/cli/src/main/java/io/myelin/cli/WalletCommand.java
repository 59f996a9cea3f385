package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.wallet.WalletStore;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.Mnemonic;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Wallet files and balances. */
@Command(
    name = "wallet",
    description = "Make and list wallets, show a balance.",
    mixinStandardHelpOptions = true)
final class WalletCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOTKEY = "default";

  @Command(
      name = "create",
      description = {
        "Make a coldkey and a hotkey. The phrases are shown once: write them down.",
        "--json: {wallet, coldkey, hotkey, coldkeyPhrase, hotkeyPhrase}"
      },
      mixinStandardHelpOptions = true)
  int create(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Parameters(paramLabel = "NAME", description = "Name of the wallet.") String name,
      @Option(
              names = "--password",
              interactive = true,
              arity = "0..1",
              description = "Ask for a password and encrypt the coldkey with it.")
          Optional<String> password)
      throws IOException {
    WalletStore store = wallets.store(node);
    store.requireRoom(name, HOTKEY, password);
    Mnemonic coldkey = Mnemonic.generate(new SecureRandom());
    Mnemonic hotkey = Mnemonic.generate(new SecureRandom());
    ObjectNode out = JSON.createObjectNode();
    out.put("wallet", name);
    out.put("coldkey", address(coldkey));
    out.put("hotkey", address(hotkey));
    out.put("coldkeyPhrase", coldkey.phrase());
    out.put("hotkeyPhrase", hotkey.phrase());
    if (node.json()) {
      System.out.println(out);
    } else {
      out.properties()
          .forEach(e -> System.out.printf("%-14s%s%n", e.getKey(), e.getValue().asText()));
    }
    Output.requireArrived("the wallet " + name + " was not made");
    store.importColdkey(name, coldkey, password);
    store.importHotkey(name, HOTKEY, hotkey);
    return 0;
  }

  private static String address(Mnemonic phrase) {
    return Ss58.encode(SecretUri.parse(phrase.phrase()).keyPair(Scheme.SR25519).accountId());
  }

  @Command(
      name = "list",
      description = {"List the wallets.", "--json: [name, ...]"},
      mixinStandardHelpOptions = true)
  int list(@Mixin NodeOptions node, @Mixin WalletOptions wallets) throws IOException {
    List<String> names = wallets.store(node).wallets();
    if (node.json()) {
      System.out.println(JSON.valueToTree(names).toString());
    } else if (names.isEmpty()) {
      System.out.println("no wallet yet; make one: ./myelin wallet create NAME" + node.suffix());
    } else {
      names.forEach(System.out::println);
    }
    return 0;
  }

  @Command(
      name = "balance",
      description = {
        "Show the free balance of an address, a wallet or a development key such as //Bob.",
        "--json: {address, free, ...}; rao as strings"
      },
      mixinStandardHelpOptions = true)
  int balance(
      @Mixin NodeOptions node,
      @Mixin WalletOptions wallets,
      @Parameters(paramLabel = "WHO", description = "Address, wallet or //Name.") String who)
      throws IOException {
    String address = Ss58.encode(wallets.account(node, who));
    JsonNode account = new Node(node).view("/api/v1/accounts/" + address, "free");
    System.out.println(
        node.json()
            ? account.toString()
            : address + "  " + Node.tao(account.path("free")) + " TAO");
    return 0;
  }
}
