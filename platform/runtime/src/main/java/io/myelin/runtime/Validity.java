package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;

/** What the pool learns of an extrinsic (rpc.md 1.1). */
public sealed interface Validity {
  /**
   * May enter a block now, or later when its nonce is above the account's.
   *
   * @param accountNonce the nonce the account has in the state that was asked
   * @param cost what the sender pays for it, failed or not
   * @param lastBlock the last height at which the extrinsic may be included; max for immortal
   */
  record Valid(AccountId sender, long nonce, long accountNonce, Rao cost, long lastBlock)
      implements Validity {}

  /** Does not decode, or is not a signed extrinsic: JSON-RPC 1002. */
  record Malformed(String reason) implements Validity {}

  /** JSON-RPC 1010 with this data text, such as {@code Custom error: 6}. */
  record Invalid(String reason) implements Validity {}
}
