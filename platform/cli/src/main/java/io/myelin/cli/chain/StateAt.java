package io.myelin.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.ChainClient;
import io.myelin.client.RpcClient;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.json.ValueRefused;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.state.StateEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state after one block, and how it is read.
 *
 * @param codec by the metadata of the runtime that the block left
 */
record StateAt(RpcClient rpc, Hash256 hash, ChainCodec codec) {
  /** Entries in the order of their keys, and whether there are more of them. */
  record Entries(List<StateEntry> entries, boolean more) {}

  /**
   * The state after a block.
   *
   * @param block a number or a hash; empty for the newest
   */
  static StateAt of(URI node, String block) {
    ChainClient chain = new ChainClient(node);
    Hash256 hash = hash(chain, block);
    JsonNode metadata = chain.rpc().call("state_getMetadata", hash.hex());
    return new StateAt(chain.rpc(), hash, ChainCodec.of(Hex.decode(metadata.asText())));
  }

  private static Hash256 hash(ChainClient chain, String block) {
    if (block.isEmpty()) {
      return chain.headHash();
    }
    if (block.matches("0x[0-9a-fA-F]{64}")) {
      return Hash256.fromHex(block);
    }
    if (!block.matches("[0-9]{1,10}")) {
      throw new ValueRefused(
          "--at", "'" + block + "' seen; needed: a number, or 0x and 64 hex digits");
    }
    return chain
        .blockHash(Long.parseLong(block))
        .orElseThrow(() -> new Refusal("The node knows no block " + block + " yet."));
  }

  Optional<byte[]> value(byte[] key) {
    JsonNode value = rpc.call("state_getStorage", Hex.encode(key), hash.hex());
    return value.isTextual() ? Optional.of(Hex.decode(value.asText())) : Optional.empty();
  }

  /** The first entries whose keys begin so, in the order of the keys. */
  Entries entries(byte[] prefix, int most) {
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    // A node gives at most 1000 keys at once, which is also the most that is ever asked for here.
    JsonNode first =
        rpc.call(
            "state_getKeysPaged",
            Hex.encode(prefix),
            most,
            JsonNodeFactory.instance.nullNode(),
            hash.hex());
    first.forEach(keys::add);
    boolean more =
        keys.size() == most
            && rpc.call(
                        "state_getKeysPaged",
                        Hex.encode(prefix),
                        1,
                        keys.get(most - 1).asText(),
                        hash.hex())
                    .size()
                > 0;
    List<StateEntry> entries = new ArrayList<>();
    if (!keys.isEmpty()) {
      JsonNode answer = rpc.call("state_queryStorageAt", keys, hash.hex());
      for (JsonNode change : answer.path(0).path("changes")) {
        if (change.path(1).isTextual()) {
          entries.add(
              new StateEntry(
                  Hex.decode(change.path(0).asText()), Hex.decode(change.path(1).asText())));
        }
      }
    }
    return new Entries(entries, more);
  }
}
