package io.myelin.node.rpc;

import io.myelin.ledger.Ledger;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.trie.StateTrie;
import java.util.Optional;

/** Finds the state after a block, or says in the words clients match on why there is none. */
final class StateReader {
  private final Ledger ledger;

  StateReader(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A block and the state it left. */
  record At(Hash256 block, StateTrie state) {}

  At at(Optional<Hash256> wanted) throws RpcException {
    Hash256 hash = wanted.orElseGet(() -> ledger.head().hash());
    Optional<StateTrie> state = ledger.stateAt(hash);
    if (state.isPresent()) {
      return new At(hash, state.get());
    }
    throw new RpcException(
        RpcException.CLIENT,
        ledger.block(hash).isPresent()
            ? "Client error: Api called for an unknown Block: State already discarded for "
                + hash.hex()
            : "Client error: Api called for an unknown Block: Header was not found in the"
                + " database: "
                + hash.hex());
  }
}
