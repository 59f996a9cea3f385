package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;

/**
 * An extrinsic that waits in the pool.
 *
 * @param lastBlock the last height it may be included at
 * @param arrival its place in the order in which they came
 */
record PoolEntry(
    Hash256 hash, byte[] bytes, AccountId sender, long nonce, long lastBlock, long arrival) {}
