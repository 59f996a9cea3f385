package io.myelin.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.codec.value.Plain;
import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.extrinsic.Era;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain as its users see it: heads, state, and extrinsics followed until their outcome. */
public final class ChainClient {
  private static final long ERA_BLOCKS = 64;

  private final RpcClient rpc;
  private final CodecSource codecs;

  public ChainClient(URI node) {
    this.rpc = new RpcClient(node);
    this.codecs = new CodecSource(rpc);
  }

  /** A block by number and hash. */
  public record Head(long number, Hash256 hash) {}

  /** Where an extrinsic was included, how it ended there, and what it brought about. */
  public record Outcome(
      Hash256 extrinsic, Head block, DispatchResult result, List<EventRecord> events) {
    public Outcome {
      events = List.copyOf(events);
    }

    public boolean success() {
      return result instanceof DispatchResult.Success;
    }

    /**
     * What really moved: the sum over the events of a name; empty when none tells an amount.
     *
     * @param place of the amount among the fields of the event
     */
    public Optional<Rao> moved(String pallet, String name, int place) {
      return events.stream()
          .filter(event -> event.is(pallet, name))
          .flatMap(event -> event.fields().at(place).stream())
          .filter(Value.Int.class::isInstance)
          .map(Plain::big)
          .filter(number -> number.signum() >= 0 && number.bitLength() < Long.SIZE)
          .map(number -> Rao.of(number.longValue()))
          .reduce(Rao::plus);
    }
  }

  /** A served endpoint; empty host never occurs (axon.md 1). */
  public record AxonAddress(String host, int port) {}

  public RpcClient rpc() {
    return rpc;
  }

  public Head head() {
    return head(headHash());
  }

  /** The newest block that can not be undone: what seeds must come from. */
  public Head finalizedHead() {
    return head(Hash256.fromHex(rpc.call("chain_getFinalizedHead").asText()));
  }

  /** A block whose hash is known. */
  public Head head(Hash256 hash) {
    JsonNode header = rpc.call("chain_getHeader", hash.hex());
    return new Head(Long.decode(header.path("number").asText()), hash);
  }

  public Optional<Hash256> blockHash(long number) {
    JsonNode hash = rpc.call("chain_getBlockHash", number);
    return hash.isTextual() ? Optional.of(Hash256.fromHex(hash.asText())) : Optional.empty();
  }

  /** How the chain's calls, events and storage are read and written after its newest block. */
  public ChainCodec codec() {
    return codecs.at(headHash());
  }

  /** How what is in a block is read: the version that executed it is the one of its parent. */
  public ChainCodec codecOf(Head block) {
    JsonNode parent = rpc.call("chain_getHeader", block.hash().hex()).path("parentHash");
    return codecs.at(block.number() == 0 ? block.hash() : Hash256.fromHex(parent.asText()));
  }

  /** The stored value of an entry at the best block; empty when there is none. */
  public Optional<Value> query(StorageKey key) {
    return queryAt(key, headHash());
  }

  /** The same after a given block, so that several reads agree with each other. */
  public Optional<Value> queryAt(StorageKey key, Hash256 block) {
    ChainCodec codec = codecs.at(block);
    return value(codec, key, rpc.call("state_getStorage", key.hex(codec), block.hex()));
  }

  /** The newest block's hash alone: cheaper than {@link #head()} for asking often. */
  public Hash256 headHash() {
    return Hash256.fromHex(rpc.call("chain_getHead").asText());
  }

  /** Several values after one block by one request; an entry without a value is left out. */
  public Map<StorageKey, Value> queryAt(Collection<StorageKey> keys, Hash256 block) {
    ChainCodec codec = codecs.at(block);
    Map<String, StorageKey> byHex = new LinkedHashMap<>();
    keys.forEach(key -> byHex.put(key.hex(codec), key));
    Map<StorageKey, Value> values = new LinkedHashMap<>();
    for (JsonNode set :
        rpc.call("state_queryStorageAt", List.copyOf(byHex.keySet()), block.hex())) {
      for (JsonNode change : set.path("changes")) {
        Optional<StorageKey> key = Optional.ofNullable(byHex.get(change.path(0).asText()));
        key.flatMap(known -> value(codec, known, change.path(1)))
            .ifPresent(value -> values.put(key.orElseThrow(), value));
      }
    }
    return values;
  }

  private static Optional<Value> value(ChainCodec codec, StorageKey key, JsonNode node) {
    return node.isTextual()
        ? Optional.of(codec.storage(key.pallet(), key.item()).decode(Hex.decode(node.asText())))
        : Optional.empty();
  }

  /** The epoch in which the chain took a commit that still waits; empty when it knows of none. */
  public Optional<Long> commitEpoch(NetUid netuid, AccountId hotkey, Hash256 commit) {
    return list(StorageKeys.weightCommits(netuid, hotkey)).stream()
        .map(Plain::items)
        .filter(one -> Plain.hash(one.get(0)).equals(commit))
        .map(one -> Plain.u64(one.get(1)))
        .findFirst();
  }

  private List<Value> list(StorageKey key) {
    return query(key).map(Plain::items).orElse(List.of());
  }

  /** A u64 value, 0 when absent. */
  public long u64(StorageKey key) {
    return query(key).map(Plain::u64).orElse(0L);
  }

  public Optional<Integer> uid(NetUid netuid, AccountId hotkey) {
    return query(StorageKeys.neuron("Uids", netuid, hotkey)).map(Plain::count);
  }

  /** What an account holds in TAO that is not staked. */
  public Rao free(AccountId account) {
    return query(StorageKeys.account(account))
        .map(entry -> Rao.of(Plain.u64(Plain.field(Plain.field(entry, "data"), "free"))))
        .orElse(Rao.ZERO);
  }

  /** The time between two blocks, a constant of the chain. */
  public Duration blockTime() {
    return codec()
        .constant("Aura", "SlotDuration")
        .map(millis -> Duration.ofMillis(Plain.u64(millis)))
        .orElseThrow(
            () -> new ClientException("the chain's metadata has no constant Aura.SlotDuration"));
  }

  /** The hotkeys of a subnet in uid order. */
  public List<AccountId> hotkeys(NetUid netuid) {
    int count = query(StorageKeys.subnet("SubnetworkN", netuid)).map(Plain::count).orElse(0);
    List<AccountId> hotkeys = new ArrayList<>();
    for (int uid = 0; uid < count; uid++) {
      query(StorageKeys.hotkeyOf(netuid, uid)).map(Plain::account).ifPresent(hotkeys::add);
    }
    return hotkeys;
  }

  /** Incentive in parts of 65535 by uid. */
  public List<Integer> incentives(NetUid netuid) {
    return list(StorageKeys.subnet("Incentive", netuid)).stream().map(Plain::count).toList();
  }

  /** Whether each neuron may set weights as a validator, by uid. */
  public List<Boolean> validatorPermits(NetUid netuid) {
    return list(StorageKeys.subnet("ValidatorPermit", netuid)).stream().map(Plain::bool).toList();
  }

  /** Where a hotkey serves; empty when it published nothing or port 0. */
  public Optional<AxonAddress> axon(NetUid netuid, AccountId hotkey) {
    return query(StorageKeys.neuron("Axons", netuid, hotkey))
        .map(axon -> new AxonAddress(ipv4(Plain.field(axon, "ip")), port(axon)))
        .filter(address -> address.port() > 0);
  }

  private static int port(Value axon) {
    return Plain.count(Plain.field(axon, "port"));
  }

  private static String ipv4(Value ip) {
    long bits = Plain.big(ip).longValue();
    return (bits >> 24 & 255)
        + "."
        + (bits >> 16 & 255)
        + "."
        + (bits >> 8 & 255)
        + "."
        + (bits & 255);
  }

  public long nextIndex(AccountId account) {
    return rpc.call("system_accountNextIndex", Ss58.encode(account)).asLong();
  }

  /**
   * Signs for this chain as it is now, valid for {@value #ERA_BLOCKS} blocks.
   *
   * @throws io.myelin.codec.json.ValueRefused when the chain has no such call
   */
  public Extrinsics.Signed sign(KeyPair signer, Call call, long tip) {
    Hash256 newest = headHash();
    JsonNode version = rpc.call("state_getRuntimeVersion", newest.hex());
    Head head = finalizedHead();
    Hash256 genesis = blockHash(0).orElseThrow();
    Era.Mortal era = Era.mortal(head.number(), ERA_BLOCKS);
    Hash256 birth = blockHash(era.birth(head.number())).orElse(genesis);
    Extrinsics.Context context =
        new Extrinsics.Context(
            version.path("specVersion").asLong(),
            version.path("transactionVersion").asLong(),
            genesis,
            era,
            birth,
            nextIndex(signer.accountId()),
            tip);
    byte[] bytes = call.encode(codecs.of(context.specVersion(), newest));
    byte[] extrinsic = Extrinsics.sign(signer, bytes, context);
    return new Extrinsics.Signed(extrinsic, era.death(head.number()));
  }

  /** Gives signed bytes to the pool. */
  public Hash256 submit(byte[] extrinsic) {
    return Hash256.fromHex(rpc.call("author_submitExtrinsic", Hex.encode(extrinsic)).asText());
  }

  /** Signs, submits and waits until the extrinsic stands in a block. */
  public Outcome submitAndWait(KeyPair signer, Call call, Duration limit) {
    return new ExtrinsicWatch(this).submit(sign(signer, call, 0), limit);
  }
}
