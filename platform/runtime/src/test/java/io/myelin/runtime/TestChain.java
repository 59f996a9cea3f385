package io.myelin.runtime;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.extrinsic.RuntimeCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A chain in memory, driven block by block; every block's invariants are checked by the runtime.
 */
final class TestChain {
  private static final ChainCodec CODEC =
      ChainCodec.of(new StandardRuntime().metadata(14).orElseThrow());

  /** A key takes thousands of hashes to derive, a block a few. */
  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private static final List<Integer> SALT = List.of(9);
  private static final StandardRuntime RUNTIME = new StandardRuntime();
  final StandardRuntime runtime = RUNTIME;
  private final Map<AccountId, Long> queued = new TreeMap<>();
  private final List<byte[]> next = new ArrayList<>();
  private final Hash256 genesisHash = Hashes.blake2b256(new byte[] {7});
  private Hash256 head = genesisHash;
  StateTrie state = StateTrie.EMPTY;
  long height;

  TestChain(GenesisConfig config) {
    for (Map.Entry<byte[], byte[]> entry : runtime.genesis(config).entrySet()) {
      state = state.put(entry.getKey(), entry.getValue());
    }
  }

  static GenesisConfig dev(GenesisConfig.Subnet... subnets) {
    SortedMap<AccountId, Rao> balances = new TreeMap<>();
    for (String name : List.of("Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie")) {
      balances.put(key("//" + name).accountId(), Rao.tao(100_000));
    }
    AccountId alice = key("//Alice").accountId();
    return new GenesisConfig(
        "test", 250, alice, alice, balances, true, 0, Rao.tao(1000), List.of(subnets));
  }

  static GenesisConfig.Subnet text(Map<String, Long> changes) {
    SortedMap<String, Long> settings =
        new TreeMap<>(
            Map.of(
                "Tempo",
                20L,
                "MinNonImmuneUids",
                0L,
                "ImmunityPeriod",
                100L,
                "WeightsSetRateLimit",
                10L,
                "ServingRateLimit",
                0L));
    settings.putAll(changes);
    return new GenesisConfig.Subnet(
        new NetUid(1),
        "text",
        Optional.of("α"),
        0,
        key("//Alice").accountId(),
        key("//Alice//owner").accountId(),
        true,
        true,
        settings);
  }

  static KeyPair key(String uri) {
    return KEYS.computeIfAbsent(uri, u -> SecretUri.parse(u).keyPair(Scheme.SR25519));
  }

  AccountId id(String uri) {
    return key(uri).accountId();
  }

  /** Queues a signed, immortal call for the next block. */
  void submit(String uri, Call call) {
    submit(uri, call.encode(CODEC));
  }

  /** The same with the bytes of a call. */
  void submit(String uri, byte[] call) {
    submit(uri, 0, call);
  }

  byte[] submit(String uri, long tip, byte[] call) {
    byte[] extrinsic = signed(uri, nonce(uri), tip, call);
    next.add(extrinsic);
    queued.merge(id(uri), 1L, Long::sum);
    return extrinsic;
  }

  /** Queues bytes as they are, whatever they are. */
  void inject(byte[] extrinsic) {
    next.add(extrinsic);
  }

  /** The bytes of a call. */
  byte[] bytes(Record arguments) {
    CallTable table = new CallTable();
    return table.type().codec().encode(call(arguments));
  }

  RuntimeCall call(Record arguments) {
    return runtime.pallets().stream()
        .flatMap(
            p ->
                p.calls().stream()
                    .filter(def -> def.type() == arguments.getClass())
                    .map(def -> new RuntimeCall(p, def, arguments)))
        .findFirst()
        .orElseThrow();
  }

  private long nonce(String uri) {
    AccountId who = id(uri);
    return runtime.queries().nonce(state, who) + queued.getOrDefault(who, 0L);
  }

  /** What the pool would say now to the call, as the signer's next. */
  Validity validity(String uri, byte[] call) {
    return runtime.validate(state, head, signed(uri, nonce(uri), 0, call));
  }

  boolean wouldEnter(String uri, byte[] call) {
    return validity(uri, call) instanceof Validity.Valid;
  }

  byte[] signed(String uri, long nonce, long tip, byte[] call) {
    return signed(uri, nonce, tip, call, new Era.Immortal(), genesisHash);
  }

  /** The signer's next call, for an era that begins with the newest block. */
  byte[] mortal(String uri, long period, byte[] call) {
    return signed(uri, nonce(uri), 0, call, Era.mortal(height, period), head);
  }

  private byte[] signed(String uri, long nonce, long tip, byte[] call, Era era, Hash256 birthHash) {
    RuntimeVersion version = runtime.version();
    return Extrinsics.sign(
        key(uri),
        call,
        new Extrinsics.Context(
            version.specVersion(),
            version.transactionVersion(),
            genesisHash,
            era,
            birthHash,
            nonce,
            tip));
  }

  Validity validity(byte[] extrinsic) {
    return runtime.validate(state, head, extrinsic);
  }

  BlockResult block() {
    height++;
    List<byte[]> body = new ArrayList<>(runtime.inherents(1_000 + height * 250));
    body.addAll(next);
    next.clear();
    queued.clear();
    BlockResult result =
        runtime.apply(
            state, new BlockInput(height, head, key("//Alice").accountId(), List.of(), body));
    state = state.apply(result.changes());
    if (height % 16 == 0) {
      runtime.verify(state); // what was checked by difference holds in full
    }
    head = Hashes.blake2b256(Hashes.concat(head.bytes(), state.root().bytes()));
    return result;
  }

  /** Runs until the height is reached; returns the payouts on the way. */
  List<BlockResult> until(long target) {
    List<BlockResult> results = new ArrayList<>();
    while (height < target) {
      results.add(block());
    }
    return results;
  }

  ChainQueries.Neuron neuron(String hotkey) {
    AccountId id = id(hotkey);
    return runtime.queries().metagraph(state, new NetUid(1)).orElseThrow().stream()
        .filter(n -> n.hotkey().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static byte[] stake(boolean add, AccountId hotkey, NetUid netuid, Rao amount) {
    Call call =
        add
            ? Calls.addStake(hotkey, netuid, amount)
            : Calls.removeStake(hotkey, netuid, amount.value());
    return call.encode(CODEC);
  }

  /** Weights for uid 0, 1 ... under one salt. */
  static byte[] commit(NetUid netuid, AccountId hotkey, List<Integer> weights) {
    return Calls.commitWeights(netuid, Calls.commitHash(hotkey, row(netuid, weights), SALT))
        .encode(CODEC);
  }

  static byte[] reveal(NetUid netuid, List<Integer> weights) {
    return Calls.revealWeights(row(netuid, weights), SALT).encode(CODEC);
  }

  private static Calls.Weights row(NetUid netuid, List<Integer> weights) {
    List<Integer> uids = IntStream.range(0, weights.size()).boxed().toList();
    return new Calls.Weights(netuid, uids, weights, 0);
  }
}
