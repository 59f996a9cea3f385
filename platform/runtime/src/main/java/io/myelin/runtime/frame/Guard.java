package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.extrinsic.RuntimeCall;
import java.util.Optional;

/** What a pallet says of signed calls before they may enter a block (extrinsics.md 1 and 3). */
@FunctionalInterface
public interface Guard {
  /**
   * Why the call may not enter the block of this height, in the words clients know; who is refused
   * pays nothing. Empty lets it pass.
   */
  Optional<String> refusal(StateView state, AccountId signer, RuntimeCall call, long block);
}
