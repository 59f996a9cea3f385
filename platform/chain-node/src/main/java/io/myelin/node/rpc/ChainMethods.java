package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hash256;
import java.util.Optional;

/** Blocks by height and hash. */
final class ChainMethods {
  private final Ledger ledger;

  private ChainMethods(Ledger ledger) {
    this.ledger = ledger;
  }

  static void register(Methods methods, Ledger ledger) {
    ChainMethods chain = new ChainMethods(ledger);
    methods.add(chain::blockHash, "chain_getBlockHash", "chain_getHead");
    methods.add(
        call ->
            chain
                .block(call)
                .map(block -> (JsonNode) Json.header(block.header()))
                .orElse(Json.NODES.nullNode()),
        "chain_getHeader");
    methods.add(
        call ->
            chain
                .block(call)
                .map(block -> (JsonNode) Json.block(block))
                .orElse(Json.NODES.nullNode()),
        "chain_getBlock");
    methods.add(
        call -> Json.text(ledger.finalized().hash().hex()),
        "chain_getFinalizedHead",
        "chain_getFinalisedHead");
  }

  private Optional<StoredBlock> block(Call call) throws RpcException {
    Hash256 hash = call.params().hash(0).orElseGet(() -> ledger.head().hash());
    return ledger.block(hash);
  }

  private JsonNode blockHash(Call call) throws RpcException {
    Optional<JsonNode> wanted = call.params().at(0);
    if (wanted.isEmpty()) {
      return Json.text(ledger.head().hash().hex());
    }
    if (wanted.get().isArray()) {
      ArrayNode hashes = Json.NODES.arrayNode();
      for (JsonNode each : wanted.get()) {
        hashes.add(hashAt(each));
      }
      return hashes;
    }
    return hashAt(wanted.get());
  }

  private JsonNode hashAt(JsonNode number) throws RpcException {
    return ledger
        .hashAt(height(number))
        .map(hash -> Json.text(hash.hex()))
        .orElse(Json.NODES.nullNode());
  }

  private static long height(JsonNode number) throws RpcException {
    if (number.isIntegralNumber() && number.canConvertToLong()) {
      return number.asLong();
    }
    String text = number.asText();
    try {
      return text.startsWith("0x")
          ? Long.parseUnsignedLong(text.substring(2), 16)
          : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Params.wrong(0, "a block number is needed");
    }
  }
}
