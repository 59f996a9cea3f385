package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;

/**
 * What one hotkey's pool received and why. Payouts of a block sum exactly; nominators' single
 * values follow from their shares and are floors.
 */
public record Payout(NetUid netuid, AccountId hotkey, Kind kind, Rao amount) {
  /** The cause. */
  public enum Kind {
    MINER,
    VALIDATOR,
    NOMINATOR,
    OWNER_CUT,
    TAKE,
    CHILD
  }
}
