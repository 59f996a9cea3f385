package io.myelin.runtime.frame;

import io.myelin.runtime.storage.State;

/** What a pallet does besides its calls; every method has an empty default. */
public interface Hooks {
  /** Runs at the start of each block, before any extrinsic. */
  default void onInitialize(BlockContext context) {}

  /**
   * Checks the state a block leaves behind.
   *
   * @throws io.myelin.runtime.InvariantViolation when a rule of every block is broken
   */
  default void checkInvariants(State after, long block) {}
}
