package io.myelin.cli.bench.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.bench.BenchFolder;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.value.Value;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.Submission;
import io.myelin.ledger.SyntheticChain;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.subtensor.SyntheticNeurons;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * A chain of full blocks in a folder, made by the ledger as a node makes it, but for its
 * signatures, which nobody has a key for and nobody checks.
 *
 * @param extrinsics transfers, every thousandth of more than there is
 * @param uids of each subnet; a quarter of them, at most 64, have weights for all others
 */
record LoadedChain(BenchFolder folder, int extrinsics, int subnets, int uids) {
  private static final KeyPair AUTHOR = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long BLOCK_MILLIS = 2_000;
  private static final int TEMPO = 100;
  private static final int PER_BLOCK = 500;
  private static final int SENDERS = 200;
  private static final int MOST_VALIDATORS = 64;
  private static final int FAILING = 1_000;

  /** Somebody whose transfers are a part of all. */
  static AccountId sender(int index) {
    return AccountId.of(
        Hashes.blake2b(new ScaleWriter().text("sender").u32(index).toByteArray(), 32));
  }

  int blocks() {
    return Math.max(2 * TEMPO, extrinsics / PER_BLOCK);
  }

  /** Makes the blocks, the last of which is as old as a few of them; seconds that took. */
  double create() throws IOException {
    long before = System.nanoTime();
    Files.createDirectories(folder.data());
    Files.writeString(folder.genesis(), JSON.writeValueAsString(text()));
    GenesisConfig config = GenesisFile.read(folder.genesis());
    StandardRuntime runtime = new StandardRuntime(BLOCK_MILLIS, (s, w, m) -> true);
    SortedMap<byte[], byte[]> state =
        runtime.filledGenesis(config, netuid -> SyntheticNeurons.hotkeys(netuid, uids));
    weigh(state, ChainCodec.of(runtime.metadata(14).orElseThrow()));
    SyntheticChain.create(folder.chain(), config, state);
    try (Ledger ledger = Ledger.open(folder.chain(), config, runtime, AUTHOR)) {
      fill(ledger);
    }
    return (System.nanoTime() - before) / 1e9;
  }

  private void fill(Ledger ledger) {
    long begun = System.currentTimeMillis() - (blocks() + 5) * BLOCK_MILLIS;
    int sent = 0;
    for (int block = 1; block <= blocks(); block++) {
      int end = (int) ((long) extrinsics * block / blocks());
      int needed = end - sent;
      for (; sent < end; sent++) {
        Submission answer = ledger.pool().submit(transfer(sent));
        if (answer instanceof Submission.Refused refused) {
          throw new IllegalStateException("a transfer was refused: " + refused);
        }
      }
      int taken = ledger.produce(begun + block * BLOCK_MILLIS).extrinsics().size() - 1;
      if (taken != needed) {
        throw new IllegalStateException(taken + " of " + needed + " transfers in a block");
      }
    }
  }

  private static byte[] transfer(int number) {
    boolean fails = number % FAILING == FAILING - 1;
    byte[] from = sender(number % SENDERS).bytes();
    ScaleWriter extrinsic =
        new ScaleWriter().u8(0x84).u8(0).bytes(from).u8(1).bytes(new byte[64]).u8(0);
    extrinsic.compact(number / SENDERS).compact(0).u8(0);
    extrinsic.u8(5).u8(number % 3 == 0 ? 3 : 0).u8(0).bytes(sender((number + 1) % SENDERS).bytes());
    extrinsic.compact(fails ? Rao.tao(1_000_000).value() : 1_000 + number % 977);
    return new ScaleWriter().lengthPrefixed(extrinsic.toByteArray()).toByteArray();
  }

  private void weigh(SortedMap<byte[], byte[]> state, ChainCodec codec) {
    StorageCodec weights = codec.storage("SubtensorModule", "Weights");
    Random random = new Random(1);
    int validators = Math.min(MOST_VALIDATORS, uids / 4);
    for (int netuid = 1; netuid <= subnets; netuid++) {
      for (int uid = 0; uid < validators; uid++) {
        ScaleWriter row = new ScaleWriter().compact(uids - validators);
        for (int other = validators; other < uids; other++) {
          row.u16(other).u16(1 + random.nextInt(65_535));
        }
        state.put(weights.key(Value.of((long) netuid), Value.of((long) uid)), row.toByteArray());
      }
    }
  }

  private ObjectNode text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("chain", "bench").put("blockMillis", BLOCK_MILLIS);
    root.put("author", "//Alice").put("sudo", "//Alice");
    ObjectNode balances = root.putObject("balances");
    IntStream.range(0, SENDERS)
        .forEach(i -> balances.put(Ss58.encode(sender(i)), Rao.tao(1_000).value()));
    root.put("allowLoopbackAxons", true).put("defaultSubnetMechanism", 0).put("stakeThreshold", 0);
    var all = root.putArray("subnets");
    for (int netuid = 1; netuid <= subnets; netuid++) {
      ObjectNode subnet = all.addObject();
      subnet.put("netuid", netuid).put("name", "bench " + netuid).put("mechanism", 0);
      subnet.put("ownerColdkey", "//Alice").put("ownerHotkey", "//Alice");
      subnet.put("started", true).put("emissionEnabled", true);
      subnet.putObject("hyperparameters").put("Tempo", TEMPO).put("MaxAllowedUids", uids);
    }
    return root;
  }
}
