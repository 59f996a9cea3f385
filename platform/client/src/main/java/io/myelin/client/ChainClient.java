package io.myelin.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.meta.ChainMetadata;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.scale.ScaleReader;
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
  private volatile Optional<ChainMetadata> metadata = Optional.empty();

  public ChainClient(URI node) {
    this.rpc = new RpcClient(node);
  }

  /** A block by number and hash. */
  public record Head(long number, Hash256 hash) {}

  /** Where an extrinsic was included, how it ended there, and what it brought about. */
  public record Outcome(
      Hash256 extrinsic, Head block, DispatchResult result, List<ChainEvent> events) {
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
          .flatMap(event -> event.rao(place).stream())
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

  /** The stored bytes under a key of {@link StorageKeys} at the best block. */
  public Optional<byte[]> storage(String key) {
    return value(rpc.call("state_getStorage", key));
  }

  /** The same after a given block, so that several reads agree with each other. */
  public Optional<byte[]> storageAt(String key, Hash256 block) {
    return value(rpc.call("state_getStorage", key, block.hex()));
  }

  /** The newest block's hash alone: cheaper than {@link #head()} for asking often. */
  public Hash256 headHash() {
    return Hash256.fromHex(rpc.call("chain_getHead").asText());
  }

  /** Several values after one block by one request; a key without a value is left out. */
  public Map<String, byte[]> storageAt(Collection<String> keys, Hash256 block) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    for (JsonNode set : rpc.call("state_queryStorageAt", List.copyOf(keys), block.hex())) {
      for (JsonNode change : set.path("changes")) {
        value(change.path(1)).ifPresent(bytes -> values.put(change.path(0).asText(), bytes));
      }
    }
    return values;
  }

  /** The epoch in which the chain took a commit that still waits; empty when it knows of none. */
  public Optional<Long> commitEpoch(NetUid netuid, AccountId hotkey, Hash256 commit) {
    Optional<byte[]> stored = storage(StorageKeys.weightCommits(netuid, hotkey));
    if (stored.isPresent()) {
      ScaleReader in = reader(stored.get());
      for (int left = in.length(56); left > 0; left--) {
        Hash256 hash = Hash256.of(in.bytes(32));
        long epoch = in.u64();
        in.bytes(16);
        if (hash.equals(commit)) {
          return Optional.of(epoch);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> value(JsonNode node) {
    return node.isTextual() ? Optional.of(Hex.decode(node.asText())) : Optional.empty();
  }

  private static ScaleReader reader(byte[] bytes) {
    return new ScaleReader(bytes);
  }

  /** A u64 value, 0 when absent. */
  public long u64(String key) {
    return storage(key).map(bytes -> reader(bytes).u64()).orElse(0L);
  }

  public Optional<Integer> uid(NetUid netuid, AccountId hotkey) {
    return storage(StorageKeys.neuron("Uids", netuid, hotkey)).map(bytes -> reader(bytes).u16());
  }

  /** What an account holds in TAO that is not staked. */
  public Rao free(AccountId account) {
    return storage(StorageKeys.account(account))
        .map(
            bytes -> {
              ScaleReader in = reader(bytes);
              in.bytes(16); // nonce and three reference counts
              return Rao.of(in.u64());
            })
        .orElse(Rao.ZERO);
  }

  /** The time between two blocks, a constant of the chain. */
  public Duration blockTime() {
    return metadata()
        .constant("Aura", "SlotDuration")
        .map(bytes -> Duration.ofMillis(reader(bytes).u64()))
        .orElseThrow(
            () -> new ClientException("the chain's metadata has no constant Aura.SlotDuration"));
  }

  /** The hotkeys of a subnet in uid order. */
  public List<AccountId> hotkeys(NetUid netuid) {
    int count =
        storage(StorageKeys.subnet("SubnetworkN", netuid)).map(b -> reader(b).u16()).orElse(0);
    List<AccountId> hotkeys = new ArrayList<>();
    for (int uid = 0; uid < count; uid++) {
      storage(StorageKeys.hotkeyOf(netuid, uid)).map(AccountId::of).ifPresent(hotkeys::add);
    }
    return hotkeys;
  }

  /** Incentive in parts of 65535 by uid. */
  public List<Integer> incentives(NetUid netuid) {
    List<Integer> values = new ArrayList<>();
    storage(StorageKeys.subnet("Incentive", netuid))
        .ifPresent(
            bytes -> {
              ScaleReader in = reader(bytes);
              for (int left = in.length(2); left > 0; left--) {
                values.add(in.u16());
              }
            });
    return values;
  }

  /** Whether each neuron may set weights as a validator, by uid. */
  public List<Boolean> validatorPermits(NetUid netuid) {
    List<Boolean> permits = new ArrayList<>();
    storage(StorageKeys.subnet("ValidatorPermit", netuid))
        .ifPresent(
            bytes -> {
              ScaleReader in = reader(bytes);
              for (int left = in.length(1); left > 0; left--) {
                permits.add(in.u8() != 0);
              }
            });
    return permits;
  }

  /** Where a hotkey serves; empty when it published nothing or port 0. */
  public Optional<AxonAddress> axon(NetUid netuid, AccountId hotkey) {
    return storage(StorageKeys.neuron("Axons", netuid, hotkey))
        .flatMap(
            bytes -> {
              ScaleReader in = reader(bytes);
              in.u64();
              in.u32();
              long ip = in.u64();
              in.u64();
              int port = in.u16();
              String host =
                  (ip >> 24 & 255)
                      + "."
                      + (ip >> 16 & 255)
                      + "."
                      + (ip >> 8 & 255)
                      + "."
                      + (ip & 255);
              return port == 0 ? Optional.empty() : Optional.of(new AxonAddress(host, port));
            });
  }

  public long nextIndex(AccountId account) {
    return rpc.call("system_accountNextIndex", Ss58.encode(account)).asLong();
  }

  /** Signs for this chain as it is now, valid for {@value #ERA_BLOCKS} blocks. */
  public Extrinsics.Signed sign(KeyPair signer, byte[] call, long tip) {
    JsonNode version = rpc.call("state_getRuntimeVersion");
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
    byte[] extrinsic = Extrinsics.sign(signer, call, context);
    return new Extrinsics.Signed(extrinsic, era.death(head.number()));
  }

  /** Gives signed bytes to the pool. */
  public Hash256 submit(byte[] extrinsic) {
    return Hash256.fromHex(rpc.call("author_submitExtrinsic", Hex.encode(extrinsic)).asText());
  }

  /** Signs, submits and waits until the extrinsic stands in a block. */
  public Outcome submitAndWait(KeyPair signer, byte[] call, Duration limit) {
    return new ExtrinsicWatch(this, this::metadata).submit(sign(signer, call, 0), limit);
  }

  private ChainMetadata metadata() {
    if (metadata.isEmpty()) {
      metadata = Optional.of(ChainMetadata.of(Hex.decode(rpc.call("state_getMetadata").asText())));
    }
    return metadata.orElseThrow();
  }
}
