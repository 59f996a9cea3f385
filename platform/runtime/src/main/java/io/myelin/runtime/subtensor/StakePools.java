package io.myelin.runtime.subtensor;

import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.State;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The alpha of a hotkey on a subnet, shared by those who staked it (economics.md 10.1). */
final class StakePools {
  private static final MathContext SUM = new MathContext(21, RoundingMode.CEILING);
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
    SafeFloat before = held(state, hotkey, coldkey, netuid, kept);
    SafeFloat after = before.plus(bought);
    put(state, hotkey, coldkey, netuid, after);
    shares(state, hotkey, netuid, moved(kept, before, after));
    s.totalHotkeyAlpha.put(state, hotkey, netuid, pool.plus(amount));
    remember(state, hotkey, coldkey);
  }

  /** Takes out at most the value held; the whole value takes the whole share. */
  void withdraw(State state, AccountId hotkey, AccountId coldkey, NetUid netuid, Rao amount) {
    Rao pool = total(state, hotkey, netuid);
    SafeFloat all = s.totalHotkeySharesV2.get(state, hotkey, netuid);
    SafeFloat share = s.alphaV2.get(state, hotkey, coldkey, netuid);
    SafeFloat sold =
        amount.equals(value(state, hotkey, coldkey, netuid))
            ? share
            : SafeFloat.ofU64(amount.value()).mulDiv(all, SafeFloat.ofU64(pool.value()));
    SafeFloat kept = share.minus(sold);
    put(state, hotkey, coldkey, netuid, kept);
    shares(state, hotkey, netuid, moved(all, share, kept));
    Rao rest = pool.minus(amount);
    if (rest.isZero()) {
      s.totalHotkeyAlpha.remove(state, hotkey, netuid);
    } else {
      s.totalHotkeyAlpha.put(state, hotkey, netuid, rest);
    }
    if (!share.isZero() && value(state, hotkey, coldkey, netuid).isZero()) {
      s.alphaV2.remove(state, hotkey, coldkey, netuid);
      settle(state, hotkey, netuid);
    }
  }

  /**
   * Gives a hotkey's pool to another. An empty one takes it as it is; into any other every holder's
   * value is paid in, since a share there is worth something else.
   */
  void move(State state, AccountId from, AccountId to, NetUid netuid) {
    List<AccountId> holders = holders(state, from, netuid);
    if (isEmpty(state, to, netuid) && total(state, to, netuid).isZero()) {
      rename(state, from, to, netuid, holders);
    } else {
      payOver(state, from, to, netuid, holders);
    }
    Rao rest = total(state, from, netuid);
    if (!rest.isZero()) {
      s.totalHotkeyAlpha.remove(state, from, netuid);
      distribute(state, to, netuid, rest);
    }
  }

  private void rename(
      State state, AccountId from, AccountId to, NetUid netuid, List<AccountId> holders) {
    for (AccountId holder : holders) {
      put(state, to, holder, netuid, s.alphaV2.get(state, from, holder, netuid));
      s.alphaV2.remove(state, from, holder, netuid);
      remember(state, to, holder);
    }
    shares(state, to, netuid, s.totalHotkeySharesV2.get(state, from, netuid));
    shares(state, from, netuid, SafeFloat.ZERO);
  }

  /** Not by withdrawals: each would look through all other holders. */
  private void payOver(
      State state, AccountId from, AccountId to, NetUid netuid, List<AccountId> holders) {
    List<Rao> values = holders.stream().map(each -> value(state, from, each, netuid)).toList();
    Rao left = total(state, from, netuid);
    for (int i = 0; i < holders.size(); i++) {
      s.alphaV2.remove(state, from, holders.get(i), netuid);
      deposit(state, to, holders.get(i), netuid, values.get(i));
      left = left.minus(values.get(i));
    }
    shares(state, from, netuid, SafeFloat.ZERO);
    if (left.isZero()) {
      s.totalHotkeyAlpha.remove(state, from, netuid);
    } else {
      s.totalHotkeyAlpha.put(state, from, netuid, left);
    }
  }

  private List<AccountId> holders(State state, AccountId hotkey, NetUid netuid) {
    return s.alphaV2.entries(state, hotkey).stream()
        .filter(share -> share.key3().equals(netuid))
        .map(share -> share.key2())
        .toList();
  }

  /**
   * The sum of shares after one of them changed, rounded up: it never falls below the shares it
   * sums, so their values never add up to more than the pool.
   */
  private static SafeFloat moved(SafeFloat sum, SafeFloat before, SafeFloat after) {
    BigDecimal exact = decimal(sum).add(decimal(after)).subtract(decimal(before));
    BigDecimal rounded = exact.round(SUM);
    return new SafeFloat(rounded.unscaledValue(), -rounded.scale());
  }

  private static BigDecimal decimal(SafeFloat share) {
    return new BigDecimal(share.mantissa(), Math.toIntExact(-share.exponent()));
  }

  /**
   * Rounding lets the sum of shares drift from the shares themselves; when one holder is left, the
   * sum is that holder's share again, so the last share is worth the whole pool.
   */
  private void settle(State state, AccountId hotkey, NetUid netuid) {
    List<SafeFloat> left =
        s.alphaV2.entries(state, hotkey).stream()
            .filter(entry -> entry.key3().equals(netuid))
            .map(entry -> entry.value())
            .toList();
    if (left.size() < 2) {
      shares(state, hotkey, netuid, left.isEmpty() ? SafeFloat.ZERO : left.get(0));
    }
  }

  private void shares(State state, AccountId hotkey, NetUid netuid, SafeFloat sum) {
    if (sum.isZero()) {
      s.totalHotkeySharesV2.remove(state, hotkey, netuid);
    } else {
      s.totalHotkeySharesV2.put(state, hotkey, netuid, sum);
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
