package io.myelin.runtime.subtensor;

import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.State;
import java.util.ArrayList;
import java.util.List;

/** The alpha of a hotkey on a subnet, shared by those who staked it (economics.md 10.1). */
final class StakePools {
  private final SubtensorPallet s;

  StakePools(SubtensorPallet s) {
    this.s = s;
  }

  Rao total(StateView state, AccountId hotkey, NetUid netuid) {
    return s.totalHotkeyAlpha.get(state, hotkey, netuid);
  }

  /** What the coldkey could withdraw now: a floor. */
  Rao value(StateView state, AccountId hotkey, AccountId coldkey, NetUid netuid) {
    SafeFloat share = s.alphaV2.get(state, hotkey, coldkey, netuid);
    SafeFloat all = s.totalHotkeySharesV2.get(state, hotkey, netuid);
    Rao pool = total(state, hotkey, netuid);
    if (share.isZero() || all.isZero()) {
      return Rao.ZERO;
    }
    return share.equals(all)
        ? pool
        : Rao.of(SafeFloat.ofU64(pool.value()).mulDiv(share, all).toU64()).min(pool);
  }

  void deposit(State state, AccountId hotkey, AccountId coldkey, NetUid netuid, Rao amount) {
    if (amount.isZero()) {
      return;
    }
    Rao pool = total(state, hotkey, netuid);
    SafeFloat all = s.totalHotkeySharesV2.get(state, hotkey, netuid);
    SafeFloat bought =
        all.isZero() || pool.isZero()
            ? SafeFloat.ofU64(amount.value())
            : SafeFloat.ofU64(amount.value()).mulDiv(all, SafeFloat.ofU64(pool.value()));
    SafeFloat kept = pool.isZero() ? SafeFloat.ZERO : all;
    put(state, hotkey, coldkey, netuid, held(state, hotkey, coldkey, netuid, kept).plus(bought));
    s.totalHotkeySharesV2.put(state, hotkey, netuid, kept.plus(bought));
    s.totalHotkeyAlpha.put(state, hotkey, netuid, pool.plus(amount));
    remember(state, hotkey, coldkey);
  }

  /** Takes out at most the value held; the whole value takes the whole share. */
  void withdraw(State state, AccountId hotkey, AccountId coldkey, NetUid netuid, Rao amount) {
    Rao pool = total(state, hotkey, netuid);
    Rao value = value(state, hotkey, coldkey, netuid);
    SafeFloat all = s.totalHotkeySharesV2.get(state, hotkey, netuid);
    SafeFloat share = s.alphaV2.get(state, hotkey, coldkey, netuid);
    SafeFloat sold =
        amount.equals(value)
            ? share
            : SafeFloat.ofU64(amount.value()).mulDiv(all, SafeFloat.ofU64(pool.value()));
    put(state, hotkey, coldkey, netuid, share.minus(sold));
    SafeFloat left = all.minus(sold);
    if (left.isZero()) {
      s.totalHotkeySharesV2.remove(state, hotkey, netuid);
    } else {
      s.totalHotkeySharesV2.put(state, hotkey, netuid, left);
    }
    Rao rest = pool.minus(amount);
    if (rest.isZero()) {
      s.totalHotkeyAlpha.remove(state, hotkey, netuid);
    } else {
      s.totalHotkeyAlpha.put(state, hotkey, netuid, rest);
    }
  }

  /** Raises the pool for everybody in it. */
  void distribute(State state, AccountId hotkey, NetUid netuid, Rao amount) {
    s.totalHotkeyAlpha.put(state, hotkey, netuid, total(state, hotkey, netuid).plus(amount));
  }

  boolean isEmpty(StateView state, AccountId hotkey, NetUid netuid) {
    return s.totalHotkeySharesV2.get(state, hotkey, netuid).isZero();
  }

  /** The part of an amount that falls to one coldkey, rounded down. */
  Rao part(StateView state, AccountId hotkey, AccountId coldkey, NetUid netuid, Rao amount) {
    SafeFloat share = s.alphaV2.get(state, hotkey, coldkey, netuid);
    SafeFloat all = s.totalHotkeySharesV2.get(state, hotkey, netuid);
    if (share.equals(all)) {
      return amount;
    }
    return Rao.of(SafeFloat.ofU64(amount.value()).mulDiv(share, all).toU64()).min(amount);
  }

  private SafeFloat held(
      State state, AccountId hotkey, AccountId coldkey, NetUid netuid, SafeFloat all) {
    return all.isZero() ? SafeFloat.ZERO : s.alphaV2.get(state, hotkey, coldkey, netuid);
  }

  private void put(
      State state, AccountId hotkey, AccountId coldkey, NetUid netuid, SafeFloat share) {
    if (share.isZero()) {
      s.alphaV2.remove(state, hotkey, coldkey, netuid);
    } else {
      s.alphaV2.put(state, hotkey, coldkey, netuid, share);
    }
  }

  private void remember(State state, AccountId hotkey, AccountId coldkey) {
    List<AccountId> known = s.stakingHotkeys.get(state, coldkey);
    if (!known.contains(hotkey)) {
      List<AccountId> longer = new ArrayList<>(known);
      longer.add(hotkey);
      s.stakingHotkeys.put(state, coldkey, List.copyOf(longer));
    }
  }
}
