package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;

import io.myelin.runtime.frame.CallDef.Pays;

/** The calls that move stake (extrinsics.md 2). */
final class StakeDeclarations {
  private StakeDeclarations() {}

  static void declare(SubtensorPallet s, Staking staking) {
    s.call(2, "add_stake", Calls.AddStake.class, Pays.YES, staking::add, ACCOUNT, NETUID, RAO);
    s.call(
        3,
        "remove_stake",
        Calls.RemoveStake.class,
        Pays.YES,
        staking::remove,
        ACCOUNT,
        NETUID,
        RAO);
  }
}
