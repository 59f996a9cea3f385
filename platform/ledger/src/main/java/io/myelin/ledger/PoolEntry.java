package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;

/**
 * An extrinsic that waits in the pool.
 *
 * @param cost what its sender pays for it at least
 * @param lastBlock the last height it may be included at
 * @param arrival its place in the order in which they came
 */
record PoolEntry(
    Hash256 hash,
    byte[] bytes,
    AccountId sender,
    long nonce,
    Rao cost,
    long lastBlock,
    long arrival) {

  @Override
  public boolean equals(Object other) {
    return other instanceof PoolEntry entry && entry.hash.equals(hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }
}
