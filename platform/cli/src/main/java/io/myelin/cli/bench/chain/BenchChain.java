package io.myelin.cli.bench.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.bench.BenchFolder;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.SyntheticChain;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up chain in a folder: senders of both schemes that have money, and a subnet full of
 * neurons whose keys are known and who may all set weights after its first epoch. Its keys are
 * derived from the public development phrase, so a node of it listens on loopback only.
 *
 * @param senders of each scheme
 * @param neurons on the subnet
 */
record BenchChain(Path folder, int senders, int neurons) {
  static final NetUid NETUID = new NetUid(1);
  static final KeyPair AUTHOR = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final long BLOCK_MILLIS = 100;
  private static final int TEMPO = 50;
  private static final Rao BALANCE = Rao.tao(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  List<KeyPair> senders(Scheme scheme) {
    return keys("sender", scheme, senders);
  }

  List<KeyPair> hotkeys() {
    return keys("neuron", Scheme.SR25519, neurons);
  }

  private static List<KeyPair> keys(String role, Scheme scheme, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> SecretUri.parse("//Alice//bench//" + role + "//" + i).keyPair(scheme))
        .toList();
  }

  /** Where a node of it is. */
  BenchFolder place() {
    return new BenchFolder(folder);
  }

  /** The same chain at block 0, which nobody goes on with. */
  Path untouched() {
    return folder.resolve("replay");
  }

  GenesisConfig config() {
    return GenesisFile.read(place().genesis());
  }

  /** Writes the genesis and both folders. */
  void create() throws IOException {
    Files.createDirectories(place().data());
    Files.writeString(place().genesis(), JSON.writeValueAsString(text()));
    GenesisConfig config = config();
    var state =
        new StandardRuntime(config.blockMillis(), (s, w, m) -> true)
            .filledGenesis(config, netuid -> hotkeys().stream().map(KeyPair::accountId).toList());
    SyntheticChain.create(place().chain(), config, state);
    SyntheticChain.create(untouched(), config, state);
  }

  private ObjectNode text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("chain", "bench").put("blockMillis", BLOCK_MILLIS);
    root.put("author", "//Alice").put("sudo", "//Alice");
    ObjectNode balances = root.putObject("balances");
    Stream.of(senders(Scheme.ED25519), senders(Scheme.SR25519), hotkeys())
        .flatMap(List::stream)
        .forEach(key -> balances.put(Ss58.encode(key.accountId()), BALANCE.value()));
    root.put("allowLoopbackAxons", true).put("defaultSubnetMechanism", 0).put("stakeThreshold", 0);
    ObjectNode subnet = root.putArray("subnets").addObject();
    subnet.put("netuid", NETUID.value()).put("name", "bench").put("mechanism", 0);
    subnet.put("ownerColdkey", "//Alice").put("ownerHotkey", "//Alice");
    subnet.put("started", true).put("emissionEnabled", true);
    ObjectNode settings = subnet.putObject("hyperparameters");
    settings.put("Tempo", TEMPO).put("Yuma3On", true).put("CommitRevealWeightsEnabled", false);
    settings.put("MaxAllowedUids", neurons).put("MaxAllowedValidators", neurons);
    settings.put("WeightsSetRateLimit", 0);
    return root;
  }
}
