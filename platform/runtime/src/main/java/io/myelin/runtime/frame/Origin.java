package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;

/** Who dispatches a call. */
public sealed interface Origin {
  record Signed(AccountId who) implements Origin {}

  /** Sudo; bypasses ownership and rate limits. */
  record Root() implements Origin {}

  /** A bare extrinsic put into the block by its author. */
  record Inherent() implements Origin {}
}
