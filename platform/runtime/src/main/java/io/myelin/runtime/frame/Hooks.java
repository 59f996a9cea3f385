package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.State;
import java.util.Optional;

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

  /** Refuses a signed call before it may enter a block; empty lets it pass (extrinsics.md 3). */
  default Optional<Refusal> guard(StateView state, AccountId signer, Record arguments, long block) {
    return Optional.empty();
  }

  /** An early refusal: the code clients know, and the error it stands for. */
  record Refusal(int customCode, ErrorDef error) {}
}
