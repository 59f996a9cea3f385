package io.myelin.node.index;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.value.Value;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.ReceiptMaker;
import io.myelin.ledger.Submission;
import io.myelin.ledger.SyntheticChain;
import io.myelin.node.decoded.VersionCodecs;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.subtensor.SyntheticNeurons;
import io.myelin.runtime.version.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A made-up chain with one subnet, the same each time, whose signatures nobody checks. */
final class IndexBenchChain implements AutoCloseable {
  static final int TEMPO = 360;
  static final long BLOCK_MILLIS = 12_000;
  static final int UIDS = 256;

  /** Those who weigh, each most of the others, as on a busy subnet. */
  private static final int VALIDATORS = 64;

  private static final double DENSITY = 0.75;
  private static final int TOP = 65_535;
  static final NetUid SUBNET = new NetUid(1);
  private static final List<AccountId> NEURONS = SyntheticNeurons.hotkeys(SUBNET, UIDS);
  private final KeyPair author = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private final StandardRuntime runtime = new StandardRuntime(BLOCK_MILLIS, (s, w, m) -> true);
  private final GenesisConfig config = config(author.accountId());
  private final Random random = new Random(1);
  private final List<SortedMap<Integer, Integer>> said = new ArrayList<>();
  private final Ledger ledger;
  private int weighed;
  private long nonce;

  IndexBenchChain(Path dir) {
    SortedMap<byte[], byte[]> state = runtime.filledGenesis(config, netuid -> NEURONS);
    StorageCodec weights =
        ChainCodec.of(runtime.metadata(14).orElseThrow()).storage("SubtensorModule", "Weights");
    for (int uid = 0; uid < VALIDATORS; uid++) {
      said.add(opinions());
      state.put(
          weights.key(Value.of((long) SUBNET.value()), Value.of((long) uid)), row(said.get(uid)));
    }
    SyntheticChain.create(dir, config, state);
    ledger = Ledger.open(dir, config, runtime, author);
  }

  private SortedMap<Integer, Integer> opinions() {
    SortedMap<Integer, Integer> row = new TreeMap<>();
    random
        .ints(VALIDATORS, UIDS)
        .distinct()
        .limit((long) (DENSITY * (UIDS - VALIDATORS)))
        .forEach(uid -> row.put(uid, 1 + random.nextInt(TOP)));
    row.put(row.lastKey(), TOP); // the chain scales rows so that the largest is this one
    return row;
  }

  private static byte[] row(SortedMap<Integer, Integer> values) {
    ScaleWriter row = new ScaleWriter().compact(values.size());
    values.forEach((uid, value) -> row.u16(uid).u16(value));
    return row.toByteArray();
  }

  private static GenesisConfig config(AccountId alice) {
    SortedMap<String, Long> parameters = new TreeMap<>();
    parameters.put("Tempo", (long) TEMPO);
    parameters.put("MaxAllowedUids", (long) UIDS);
    // All stake alike: with fewer permits than neurons, others than those who weigh would hold
    // them, and who holds one and says nothing outvotes the rest while he counts as active.
    parameters.put("MaxAllowedValidators", (long) UIDS);
    parameters.put("ActivityCutoff", TEMPO + 1L);
    parameters.put("CommitRevealWeightsEnabled", 0L);
    parameters.put("WeightsSetRateLimit", 0L);
    GenesisConfig.Subnet subnet =
        new GenesisConfig.Subnet(
            SUBNET, "bench", Optional.empty(), 0, alice, alice, true, true, parameters);
    SortedMap<AccountId, Rao> balances = new TreeMap<>();
    balances.put(alice, Rao.tao(1_000));
    return new GenesisConfig(
        "bench", BLOCK_MILLIS, alice, alice, balances, false, 0, Rao.ZERO, List.of(subnet));
  }

  Ledger ledger() {
    return ledger;
  }

  IndexSource source() {
    return new IndexSource(
        ledger,
        new ReceiptMaker(ledger, author.accountId(), new Runtimes(BLOCK_MILLIS, (s, w, m) -> true)),
        new VersionCodecs());
  }

  /** Makes blocks with so many transfers in each. */
  void produce(int blocks, int transfers) {
    for (int i = 0; i < blocks; i++) {
      for (int each = 0; each < transfers; each++) {
        submit(author.accountId(), nonce++, transfer());
      }
      produce(transfers);
    }
  }

  /**
   * Makes a block in which every validator says anew what it thinks of the others.
   *
   * @param share of its weights that are others than before
   * @param noise standard deviation of the change, as a part of the weight
   */
  void weigh(double share, double noise) {
    for (int uid = 0; uid < VALIDATORS; uid++) {
      said.get(uid)
          .replaceAll(
              (other, value) ->
                  value == TOP || random.nextDouble() >= share
                      ? value
                      : changed(value, noise * random.nextGaussian()));
      submit(NEURONS.get(uid), weighed, weights(said.get(uid)));
    }
    weighed++;
    produce(VALIDATORS);
    if (ledger.keptAt(ledger.head().height()).orElseThrow().failures().stream()
        .anyMatch(Optional::isPresent)) {
      throw new IllegalStateException("weights were refused");
    }
  }

  private static int changed(int value, double part) {
    return (int) Math.max(1, Math.min(TOP - 1, Math.round(value * (1 + part))));
  }

  private void produce(int needed) {
    int taken = ledger.produce(BLOCK_MILLIS * (1 + ledger.head().height())).extrinsics().size() - 1;
    if (taken != needed) {
      throw new IllegalStateException(taken + " of " + needed + " extrinsics in a block");
    }
  }

  private void submit(AccountId signer, long index, byte[] call) {
    ScaleWriter extrinsic =
        new ScaleWriter().u8(0x84).u8(0).bytes(signer.bytes()).u8(1).bytes(new byte[64]).u8(0);
    extrinsic.compact(index).compact(0).u8(0).bytes(call);
    Submission answer =
        ledger
            .pool()
            .submit(new ScaleWriter().lengthPrefixed(extrinsic.toByteArray()).toByteArray());
    if (answer instanceof Submission.Refused refused) {
      throw new IllegalStateException("an extrinsic was refused: " + refused);
    }
  }

  private static byte[] transfer() {
    return new ScaleWriter().u8(5).u8(3).u8(0).bytes(new byte[32]).compact(1_000).toByteArray();
  }

  private static byte[] weights(SortedMap<Integer, Integer> values) {
    ScaleWriter call = new ScaleWriter().u8(7).u8(0).u16(SUBNET.value()).compact(values.size());
    values.keySet().forEach(call::u16);
    call.compact(values.size());
    values.values().forEach(call::u16);
    return call.u64(0).toByteArray();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
