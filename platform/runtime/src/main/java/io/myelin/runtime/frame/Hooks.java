package io.myelin.runtime.frame;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.State;

/** What a pallet does besides its calls; every method has an empty default. */
public interface Hooks {
  /** Runs at the start of each block, before any extrinsic. */
  default void onInitialize(BlockContext context) {}

  /**
   * Checks the state a block leaves behind, whose parent passed: costs what the block wrote.
   *
   * @throws io.myelin.runtime.InvariantViolation when a rule of every block is broken
   */
  default void checkInvariants(State after, long block) {}

  /**
   * Checks a state by itself, in full: costs what it holds.
   *
   * @throws io.myelin.runtime.InvariantViolation when a rule of every block is broken
   */
  default void checkAll(StateView state, long block) {}
}
