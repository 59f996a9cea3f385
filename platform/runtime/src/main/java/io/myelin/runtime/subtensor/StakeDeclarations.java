package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U64;

import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.type.Types;

/** The calls that move stake (extrinsics.md 2). */
final class StakeDeclarations {
  private StakeDeclarations() {}

  static void declare(SubtensorPallet s, Staking staking, StakeMoves moves, StakeExits exits) {
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
    s.call(83, "unstake_all", Calls.UnstakeAll.class, Pays.YES, exits::unstakeAll, ACCOUNT);
    s.call(
        84,
        "unstake_all_alpha",
        Calls.UnstakeAllAlpha.class,
        Pays.YES,
        exits::unstakeAllAlpha,
        ACCOUNT);
    moves(s, moves);
    limits(s, staking, moves);
  }

  private static void moves(SubtensorPallet s, StakeMoves moves) {
    s.call(
        85,
        "move_stake",
        Calls.MoveStake.class,
        Pays.YES,
        moves::move,
        ACCOUNT,
        ACCOUNT,
        NETUID,
        NETUID,
        RAO);
    s.call(
        86,
        "transfer_stake",
        Calls.TransferStake.class,
        Pays.YES,
        moves::transfer,
        ACCOUNT,
        ACCOUNT,
        NETUID,
        NETUID,
        RAO);
    s.call(
        87,
        "swap_stake",
        Calls.SwapStake.class,
        Pays.YES,
        moves::swap,
        ACCOUNT,
        NETUID,
        NETUID,
        RAO);
  }

  private static void limits(SubtensorPallet s, Staking staking, StakeMoves moves) {
    s.call(
        88,
        "add_stake_limit",
        Calls.AddStakeLimit.class,
        Pays.YES,
        staking::addLimit,
        ACCOUNT,
        NETUID,
        RAO,
        U64,
        BOOL);
    s.call(
        89,
        "remove_stake_limit",
        Calls.RemoveStakeLimit.class,
        Pays.YES,
        staking::removeLimit,
        ACCOUNT,
        NETUID,
        RAO,
        U64,
        BOOL);
    s.call(
        90,
        "swap_stake_limit",
        Calls.SwapStakeLimit.class,
        Pays.YES,
        moves::swapLimit,
        ACCOUNT,
        NETUID,
        NETUID,
        RAO,
        U64,
        BOOL);
    s.call(
        103,
        "remove_stake_full_limit",
        Calls.RemoveStakeFullLimit.class,
        Pays.YES,
        staking::removeFull,
        ACCOUNT,
        NETUID,
        Types.option(U64));
  }
}
