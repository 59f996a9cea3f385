package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.StateTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chain in memory, driven block by block; every block's invariants are checked by the runtime.
 */
final class TestChain {
  private static final StandardRuntime RUNTIME = new StandardRuntime();
  final StandardRuntime runtime = RUNTIME;
  private final Map<String, KeyPair> keys = new TreeMap<>();
  private final Map<AccountId, Long> nonces = new TreeMap<>();
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
        0,
        key("//Alice").accountId(),
        key("//Alice//owner").accountId(),
        true,
        true,
        settings);
  }

  static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  AccountId id(String uri) {
    return signer(uri).accountId();
  }

  /** Queues a signed, immortal call for the next block. */
  void submit(String uri, byte[] call) {
    next.add(signed(uri, nonces.merge(id(uri), 1L, Long::sum) - 1, call));
  }

  /** What the pool would say now to the call, as the signer's next. */
  Validity validity(String uri, byte[] call) {
    return runtime.validate(state, head, signed(uri, nonces.getOrDefault(id(uri), 0L), call));
  }

  boolean wouldEnter(String uri, byte[] call) {
    return validity(uri, call) instanceof Validity.Valid;
  }

  private byte[] signed(String uri, long nonce, byte[] call) {
    KeyPair signer = signer(uri);
    byte[] extra = new ScaleWriter().u8(0).compact(nonce).compact(0).u8(0).toByteArray();
    byte[] additional =
        new ScaleWriter()
            .u32(425)
            .u32(1)
            .bytes(genesisHash.bytes())
            .bytes(genesisHash.bytes())
            .u8(0)
            .toByteArray();
    byte[] payload = Hashes.concat(call, extra, additional);
    byte[] signed = payload.length > 256 ? Hashes.blake2b(payload, 32) : payload;
    byte[] body =
        new ScaleWriter()
            .u8(0x84)
            .u8(0)
            .bytes(signer.accountId().bytes())
            .u8(1)
            .bytes(signer.sign(signed))
            .bytes(extra)
            .bytes(call)
            .toByteArray();
    return new ScaleWriter().lengthPrefixed(body).toByteArray();
  }

  BlockResult block() {
    height++;
    List<byte[]> body = new ArrayList<>(runtime.inherents(1_000 + height * 250));
    body.addAll(next);
    next.clear();
    BlockResult result =
        runtime.apply(
            state, new BlockInput(height, head, key("//Alice").accountId(), List.of(), body));
    state = state.apply(result.changes());
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

  private KeyPair signer(String uri) {
    return keys.computeIfAbsent(uri, TestChain::key);
  }

  static byte[] register(NetUid netuid, AccountId hotkey) {
    return call(7).u16(netuid.value()).bytes(hotkey.bytes()).toByteArray();
  }

  static byte[] stake(boolean add, AccountId hotkey, NetUid netuid, Rao amount) {
    return call(add ? 2 : 3)
        .bytes(hotkey.bytes())
        .u16(netuid.value())
        .u64(amount.value())
        .toByteArray();
  }

  static byte[] commit(NetUid netuid, AccountId hotkey, List<Integer> weights) {
    ScaleWriter tuple = new ScaleWriter().bytes(hotkey.bytes());
    return call(96)
        .u16(netuid.value())
        .bytes(Hashes.blake2b(reveal(tuple, netuid, weights), 32))
        .toByteArray();
  }

  static byte[] reveal(NetUid netuid, List<Integer> weights) {
    return reveal(call(97), netuid, weights);
  }

  private static byte[] reveal(ScaleWriter out, NetUid netuid, List<Integer> weights) {
    out.u16(netuid.value()).compact(weights.size());
    for (int i = 0; i < weights.size(); i++) {
      out.u16(i);
    }
    out.compact(weights.size());
    weights.forEach(out::u16);
    return out.compact(1).u16(9).u64(0).toByteArray();
  }

  static ScaleWriter call(int index) {
    return new ScaleWriter().u8(7).u8(index);
  }
}
