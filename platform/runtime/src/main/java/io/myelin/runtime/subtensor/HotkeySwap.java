package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.HotkeySwapped;
import io.myelin.runtime.subtensor.SubtensorEvents.HotkeySwappedOnSubnet;
import java.util.List;
import java.util.Optional;

/** Putting another hotkey in the place of one, for a price (registration.md 6.1). */
final class HotkeySwap {
  /** What a swap everywhere costs. */
  static final Rao COST = Rao.of(100_000_000);

  private static final Rao COST_ON_SUBNET = Rao.of(1_000_000);
  private static final long BLOCKS_BETWEEN_SWAPS = 7200;
  private final SubtensorPallet s;
  private final Currency currency;
  private final Registration registration;
  private final HotkeyItems items;

  HotkeySwap(SubtensorPallet s, Currency currency, Registration registration, HotkeyItems items) {
    this.s = s;
    this.currency = currency;
    this.registration = registration;
    this.items = items;
  }

  void swap(BlockContext context, Origin origin, KeyCalls.SwapHotkeyV2 args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    requireKeys(context, coldkey, args);
    List<NetUid> subnets = args.netuid().map(List::of).orElseGet(() -> s.existing(state));
    List<NetUid> busy =
        args.netuid().isPresent()
            ? subnets
            : subnets.stream().filter(n -> isActive(state, args.hotkey(), n)).toList();
    for (NetUid netuid : busy) {
      s.error("HotKeySwapOnSubnetIntervalNotPassed")
          .unless(mayAgain(state, netuid, coldkey, context.block()));
    }
    Rao cost = args.netuid().isPresent() ? COST_ON_SUBNET : COST;
    s.error("NotEnoughBalanceToPaySwapHotKey")
        .unless(!currency.spendable(state, coldkey).isLessThan(cost));
    currency.recycle(context, coldkey, cost);
    registration.linkUnknown(state, coldkey, args.newHotkey());
    HotkeyItems.Change change =
        new HotkeyItems.Change(args.hotkey(), args.newHotkey(), args.keepStake());
    subnets.forEach(netuid -> items.moveOn(state, netuid, change));
    if (args.netuid().isEmpty()) {
      items.moveEverywhere(state, coldkey, change);
    }
    busy.forEach(n -> s.lastHotkeySwapOnNetuid.put(state, n, coldkey, context.block()));
    s.lastRateLimitedBlock.put(state, lastTx(coldkey), context.block());
    context.emit(
        args.netuid()
            .<Record>map(
                n -> new HotkeySwappedOnSubnet(coldkey, args.hotkey(), args.newHotkey(), n))
            .orElseGet(() -> new HotkeySwapped(coldkey, args.hotkey(), args.newHotkey())));
  }

  /** Forgets swaps that no longer keep anybody from another; a subnet's turn comes with its id. */
  void beginBlock(State state, long block) {
    long turn = block % BLOCKS_BETWEEN_SWAPS;
    for (NetUid netuid : s.existing(state)) {
      if (netuid.value() % BLOCKS_BETWEEN_SWAPS == turn) {
        for (var swap : s.lastHotkeySwapOnNetuid.entries(state, netuid)) {
          if (swap.value() + BLOCKS_BETWEEN_SWAPS < block) {
            s.lastHotkeySwapOnNetuid.remove(state, netuid, swap.key2());
          }
        }
      }
    }
  }

  private void requireKeys(BlockContext context, AccountId coldkey, KeyCalls.SwapHotkeyV2 args) {
    State state = context.state();
    AccountId next = args.newHotkey();
    s.error("NonAssociatedColdKey")
        .unless(s.owner.find(state, args.hotkey()).filter(coldkey::equals).isPresent());
    s.error("NonAssociatedColdKey")
        .unless(s.owner.find(state, next).map(coldkey::equals).orElse(true));
    s.error("NewHotKeyIsSameWithOld").unless(!args.hotkey().equals(next));
    long last = s.lastRateLimitedBlock.get(state, lastTx(coldkey));
    long limit = s.txRateLimit.get(state);
    s.error("HotKeySetTxRateLimitExceeded")
        .unless(limit == 0 || last == 0 || context.block() - last > limit);
    Optional<NetUid> on = args.netuid();
    s.error("SubnetNotExists").unless(on.map(n -> s.networksAdded.get(state, n)).orElse(true));
    s.error("HotKeyAlreadyRegisteredInSubNet")
        .unless(
            on.map(n -> !s.uids.contains(state, n, next))
                .orElseGet(() -> !s.isMemberAnywhere(state, next)));
    boolean touchesRoot = on.map(NetUid::isRoot).orElse(true);
    s.error("NewHotKeyNotCleanForRootSwap").unless(!touchesRoot || isCleanForRoot(state, next));
  }

  private boolean isCleanForRoot(StateView state, AccountId hotkey) {
    return s.rootClaimable.get(state, hotkey).isEmpty()
        && s.totalHotkeyAlpha.get(state, hotkey, NetUid.ROOT).isZero()
        && s.existing(state).stream()
            .allMatch(n -> s.rootClaimed.entries(state, n, hotkey).isEmpty());
  }

  private boolean isActive(StateView state, AccountId hotkey, NetUid netuid) {
    return s.uids.contains(state, netuid, hotkey) || s.childKeys.contains(state, hotkey, netuid);
  }

  private static RateLimitKey lastTx(AccountId coldkey) {
    return new RateLimitKey.LastTxBlock(3, coldkey);
  }

  /** Who never swapped there does not wait, however young the chain is. */
  private boolean mayAgain(StateView state, NetUid netuid, AccountId coldkey, long block) {
    return s.lastHotkeySwapOnNetuid
        .find(state, netuid, coldkey)
        .map(last -> last + BLOCKS_BETWEEN_SWAPS < block)
        .orElse(true);
  }
}
