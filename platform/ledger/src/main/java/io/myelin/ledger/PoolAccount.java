package io.myelin.ledger;

import io.myelin.primitives.Rao;

/**
 * What the pool needs to know of an account at the head.
 *
 * @param nonce of its next extrinsic
 * @param spendable what it can pay and stay an account
 */
record PoolAccount(long nonce, Rao spendable) {}
