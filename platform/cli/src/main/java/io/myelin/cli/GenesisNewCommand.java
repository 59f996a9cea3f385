package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.wallet.WalletStore;
import io.myelin.ledger.AuthorKey;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.Mnemonic;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The start of a chain of one's own, with the keys it needs. */
@Command(
    name = "new",
    description = {
      "Write a genesis file for the preset enterprise, and the keys that are not given: the"
          + " author's into author.key of the data folder (mode 0600), the operator's as the"
          + " wallet 'operator'. Nothing is overwritten; phrases are shown once.",
      "--json: {genesis, hash, author, authorKey, sudo, wallet, coldkeyPhrase, hotkeyPhrase}"
    },
    mixinStandardHelpOptions = true)
final class GenesisNewCommand implements Callable<Integer> {
  private static final String WALLET = "operator";

  /** In a shorter one there is no block in which a validator can begin a round. */
  private static final int SHORTEST_TEMPO = 4;

  @Mixin private final NodeOptions target = new NodeOptions();
  @Mixin private final WalletOptions keys = new WalletOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: genesis.json in the data folder).")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--chain",
      paramLabel = "NAME",
      description = "Name of the chain (default: ${DEFAULT-VALUE}).")
  private String chain = "Myelin Enterprise";

  @Option(
      names = "--authority",
      paramLabel = "ADDRESS",
      description = "Account that seals blocks (default: a new key).")
  private Optional<String> authority = Optional.empty();

  @Option(
      names = "--sudo",
      paramLabel = "ADDRESS",
      description = "Account with the sudo rights that owns the subnets (default: a new wallet).")
  private Optional<String> sudo = Optional.empty();

  @Option(
      names = "--endow",
      paramLabel = "ADDRESS=TAO",
      description = "First balance; repeatable (default: 100000 TAO to the sudo account).")
  private Map<String, String> endowments = new LinkedHashMap<>();

  @Option(
      names = "--subnet",
      paramLabel = "NAME",
      description = "Subnet to start with; repeatable (default: text).")
  private List<String> subnets = new ArrayList<>();

  @Option(
      names = "--block-millis",
      paramLabel = "MS",
      description = "Time between blocks (default: ${DEFAULT-VALUE}).")
  private long blockMillis = 3000;

  @Option(
      names = "--tempo",
      paramLabel = "BLOCKS",
      description = "Blocks from epoch to epoch (default: ${DEFAULT-VALUE}).")
  private int tempo = 100;

  @Option(
      names = "--loopback-axons",
      description = "Let miners publish addresses of this machine only.")
  private boolean loopbackAxons;

  @Override
  public Integer call() throws IOException {
    if (tempo < SHORTEST_TEMPO) {
      throw new Refusal(
          "--tempo is "
              + tempo
              + "; needed: at least "
              + SHORTEST_TEMPO
              + " blocks, because validators ask miners and send their weights between two epochs.");
    }
    Path data = target.data().root();
    Path genesis = file.orElse(data.resolve("genesis.json")).toAbsolutePath().normalize();
    WalletStore store = keys.store(target);
    requireAbsent(genesis, "--out names another");
    if (authority.isEmpty()) {
      requireAbsent(AuthorKey.file(data), "--authority gives its address");
    }
    if (sudo.isEmpty() && store.wallets().contains(WALLET)) {
      throw new Refusal(
          "The wallet '" + WALLET + "' exists already; give its address with --sudo.");
    }
    Mnemonic authorPhrase = Mnemonic.generate(new SecureRandom());
    Mnemonic coldkey = Mnemonic.generate(new SecureRandom());
    Mnemonic hotkey = Mnemonic.generate(new SecureRandom());
    AccountId author = authority.map(Ss58::decode).orElseGet(() -> account(authorPhrase));
    AccountId root = sudo.map(Ss58::decode).orElseGet(() -> account(coldkey));
    GenesisDraft draft =
        new GenesisDraft(
            chain,
            blockMillis,
            tempo,
            author,
            root,
            sudo.isPresent() ? root : account(hotkey),
            balances(root),
            Rao.tao(1000),
            loopbackAxons,
            subnets.isEmpty() ? List.of("text") : subnets);
    Path fresh = drafted(genesis, draft);
    try {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("genesis", genesis.toString()).put("hash", hash(fresh));
      out.put("author", Ss58.encode(author)).put("sudo", Ss58.encode(root));
      if (authority.isEmpty()) {
        out.put("authorKey", AuthorKey.file(data).toString());
      }
      if (sudo.isEmpty()) {
        out.put("wallet", WALLET);
        out.put("coldkeyPhrase", coldkey.phrase()).put("hotkeyPhrase", hotkey.phrase());
      }
      print(out);
      Output.requireArrived("nothing was made");
      if (authority.isEmpty()) {
        AuthorKey.write(AuthorKey.file(data), authorPhrase.phrase());
      }
      if (sudo.isEmpty()) {
        store.importColdkey(WALLET, coldkey, Optional.empty());
        store.importHotkey(WALLET, "default", hotkey);
      }
      Files.move(fresh, genesis);
      return 0;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void print(ObjectNode out) {
    if (target.json()) {
      System.out.println(out);
      return;
    }
    out.properties()
        .forEach(e -> System.out.printf("%-14s%s%n", e.getKey(), e.getValue().asText()));
    System.out.println("Next: ./myelin up --preset enterprise" + target.suffix());
  }

  /** The draft in a file beside the one it becomes, where nothing looks for it yet. */
  private static Path drafted(Path genesis, GenesisDraft draft) throws IOException {
    Files.createDirectories(genesis.getParent());
    Path fresh = Files.createTempFile(genesis.getParent(), "genesis-", ".json");
    Files.writeString(fresh, draft.json());
    return fresh;
  }

  // Checked as a start would check it.
  private static String hash(Path fresh) throws IOException {
    return GenesisFile.load("enterprise", Optional.of(fresh)).hash().hex();
  }

  private Map<AccountId, Rao> balances(AccountId owner) {
    Map<AccountId, Rao> balances = new TreeMap<>();
    endowments.forEach(
        (address, tao) -> {
          if (balances.put(Ss58.decode(address), Node.parseTao(tao)) != null) {
            throw new Refusal("--endow names " + address + " twice; give each account once.");
          }
        });
    if (balances.isEmpty()) {
      balances.put(owner, Rao.tao(100_000));
    }
    return balances;
  }

  private static void requireAbsent(Path file, String way) {
    if (Files.exists(file)) {
      throw new Refusal(file + " exists already and is not overwritten; " + way + ".");
    }
  }

  private static AccountId account(Mnemonic phrase) {
    return SecretUri.parse(phrase.phrase()).keyPair(Scheme.SR25519).accountId();
  }
}
