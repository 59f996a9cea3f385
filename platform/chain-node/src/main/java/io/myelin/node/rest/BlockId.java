package io.myelin.node.rest;

import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Hash256;
import java.util.Optional;

/** A block as a path names it: by number, by hash, or the word head. */
final class BlockId {
  private BlockId() {}

  static ChainBlock find(ChainService chain, String id) {
    return known(chain, id)
        .orElseThrow(() -> Problem.notFound("No block '" + id + "' is known here."));
  }

  private static Optional<ChainBlock> known(ChainService chain, String id) {
    if (id.equals("head")) {
      return Optional.of(chain.head());
    }
    if (id.matches("[0-9]{1,18}")) {
      return chain.block(Long.parseLong(id));
    }
    if (id.matches("0x[0-9a-fA-F]{64}")) {
      return chain.block(Hash256.fromHex(id));
    }
    throw Problem.badRequest("'" + id + "' is not a block: use a number, a 0x hash or 'head'.");
  }
}
