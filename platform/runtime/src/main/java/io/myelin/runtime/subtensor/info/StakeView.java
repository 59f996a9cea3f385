package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.COMPACT_RAO;
import static io.myelin.runtime.type.Types.COMPACT_U64;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.type.Type;

/** What one coldkey has with one hotkey on one subnet. */
record StakeView(
    SubtensorPallet pallet, StateView state, AccountId hotkey, AccountId coldkey, NetUid netuid) {
  static final Type<StakeView> TYPE =
      new Facts<StakeView>()
          .add("hotkey", ACCOUNT, StakeView::hotkey)
          .add("coldkey", ACCOUNT, StakeView::coldkey)
          .add("netuid", InfoTypes.C_NETUID, StakeView::netuid)
          .add("stake", COMPACT_RAO, StakeView::stake)
          .add("nothing", COMPACT_U64, v -> 0L)
          .add("emission", COMPACT_RAO, StakeView::dividends)
          .add("is_registered", BOOL, StakeView::registered)
          .struct(
              "pallet_subtensor::rpc_info::stake_info::StakeInfo",
              "hotkey coldkey netuid stake locked=nothing emission tao_emission=nothing"
                  + " drain=nothing is_registered");

  Rao stake() {
    return pallet.stake(state, hotkey, coldkey, netuid);
  }

  private Rao dividends() {
    return pallet.alphaDividendsPerSubnet.get(state, netuid, hotkey);
  }

  private boolean registered() {
    return pallet.uids.contains(state, netuid, hotkey);
  }
}
