package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.trie.StateTrie;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Storage at the head, at recent blocks and at genesis. */
final class StateMethods {
  private static final int MOST_KEYS = 1_000;
  private static final int MOST_KEYS_AT_ALL = 100_000;
  private static final int MOST_BLOCKS = 256;
  private final Ledger ledger;
  private final StateReader states;

  private StateMethods(Ledger ledger) {
    this.ledger = ledger;
    this.states = new StateReader(ledger);
  }

  static void register(Methods methods, Ledger ledger, Trials trials) {
    StateMethods state = new StateMethods(ledger);
    RuntimeMethods.register(methods, ledger, state.states, trials);
    methods.add(
        call -> Json.hexOrNull(state.value(call)), "state_getStorage", "state_getStorageAt");
    methods.add(
        call -> Json.hexOrNull(state.value(call).map(value -> Hashes.blake2b256(value).bytes())),
        "state_getStorageHash",
        "state_getStorageHashAt");
    methods.add(
        call ->
            state
                .value(call)
                .map(value -> (JsonNode) Json.NODES.numberNode(value.length))
                .orElse(Json.NODES.nullNode()),
        "state_getStorageSize",
        "state_getStorageSizeAt");
    methods.add(state::keysPaged, "state_getKeysPaged", "state_getKeysPagedAt");
    methods.add(state::keys, "state_getKeys");
    methods.add(state::queryAt, "state_queryStorageAt");
    methods.add(state::query, "state_queryStorage");
    methods.add(state::readProof, "state_getReadProof");
  }

  private Optional<byte[]> value(Call call) throws RpcException {
    return states.at(call.params().hash(1)).state().get(call.params().hex(0));
  }

  private JsonNode keysPaged(Call call) throws RpcException {
    Params params = call.params();
    byte[] after = params.optionalHex(2).orElse(new byte[0]);
    StateTrie state = states.at(params.hash(3)).state();
    int most = Math.min(params.count(1), MOST_KEYS);
    return keys(state.scanFrom(params.optionalHex(0).orElse(new byte[0]), after), most);
  }

  private JsonNode keys(Call call) throws RpcException {
    byte[] prefix = call.params().optionalHex(0).orElse(new byte[0]);
    ArrayNode all = keys(states.at(call.params().hash(1)).state().scan(prefix), MOST_KEYS_AT_ALL);
    if (all.size() == MOST_KEYS_AT_ALL) {
      throw new RpcException(
          RpcException.ANSWER,
          "Response is too big",
          "there are " + MOST_KEYS_AT_ALL + " keys or more; use state_getKeysPaged");
    }
    return all;
  }

  private static ArrayNode keys(Iterator<StateEntry> entries, int most) {
    ArrayNode keys = Json.NODES.arrayNode();
    while (entries.hasNext() && keys.size() < most) {
      keys.add(Hex.encode(entries.next().key()));
    }
    return keys;
  }

  private JsonNode queryAt(Call call) throws RpcException {
    StateReader.At at = states.at(call.params().hash(1));
    List<byte[]> keys = call.params().hexList(0);
    call.reads().take(keys.size());
    requireRoom(length(at.state(), keys));
    return Json.NODES.arrayNode().add(changes(at.block(), at.state(), keys));
  }

  /** The first block's values, then per block what changed. */
  private JsonNode query(Call call) throws RpcException {
    List<byte[]> keys = call.params().hexList(0);
    StateReader.At first = states.at(call.params().hash(1));
    StateReader.At last = states.at(call.params().hash(2));
    long from = height(first.block());
    long to = height(last.block());
    if (to - from > MOST_BLOCKS) {
      throw Params.wrong(
          2,
          "block "
              + to
              + " is more than "
              + MOST_BLOCKS
              + " blocks after block "
              + from
              + "; ask for fewer at a time");
    }
    call.reads().take(keys.size() * Math.max(1, to - from + 1));
    ArrayNode groups = Json.NODES.arrayNode();
    long length = length(first.state(), keys);
    requireRoom(length);
    groups.add(changes(first.block(), first.state(), keys));
    StateTrie before = first.state();
    for (long h = from + 1; h <= to; h++) {
      StateReader.At at = states.at(ledger.hashAt(h));
      StateTrie earlier = before;
      List<byte[]> changed =
          keys.stream().filter(key -> differs(earlier, at.state(), key)).toList();
      if (!changed.isEmpty()) {
        length += length(at.state(), changed);
        requireRoom(length);
        groups.add(changes(at.block(), at.state(), changed));
      }
      before = at.state();
    }
    return groups;
  }

  /** For somebody who trusts the block's state root and nobody else. */
  private JsonNode readProof(Call call) throws RpcException {
    List<byte[]> keys = call.params().hexList(0);
    StateReader.At at = states.at(call.params().hash(1));
    List<byte[]> proof = at.state().proof(keys);
    requireRoom(proof.stream().mapToLong(node -> 2L * node.length).sum());
    ObjectNode answer = Json.NODES.objectNode();
    answer.put("at", at.block().hex());
    ArrayNode nodes = answer.putArray("proof");
    proof.forEach(node -> nodes.add(Hex.encode(node)));
    return answer;
  }

  /** Characters that keys and values take, known before an answer fills memory with them. */
  private static long length(StateTrie state, List<byte[]> keys) {
    return keys.stream()
        .mapToLong(key -> 2L * (key.length + state.get(key).map(value -> value.length).orElse(0)))
        .sum();
  }

  private static void requireRoom(long length) throws RpcException {
    if (length > JsonRpc.LONGEST_ANSWER) {
      throw RpcException.tooBig(JsonRpc.LONGEST_ANSWER);
    }
  }

  private long height(Hash256 hash) {
    return ledger.block(hash).map(StoredBlock::height).orElse(0L);
  }

  static boolean differs(StateTrie before, StateTrie after, byte[] key) {
    return !Arrays.equals(before.get(key).orElse(null), after.get(key).orElse(null));
  }

  /** Every key once, in the order asked for, null where absent. */
  static ObjectNode changes(Hash256 block, StateTrie state, List<byte[]> keys) {
    ObjectNode group = Json.NODES.objectNode();
    group.put("block", block.hex());
    ArrayNode pairs = group.putArray("changes");
    for (byte[] key : keys) {
      pairs.addArray().add(Hex.encode(key)).add(Json.hexOrNull(state.get(key)));
    }
    return group;
  }
}
