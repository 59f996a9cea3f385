package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.ChildKeyTakeSet;
import io.myelin.runtime.subtensor.SubtensorEvents.SetChildren;
import io.myelin.runtime.subtensor.SubtensorEvents.SetChildrenScheduled;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import io.myelin.runtime.subtensor.SubtensorTypes.PendingChildren;
import java.util.List;
import java.util.Optional;

/**
 * Hotkeys that lend stake to others: asked for, waited for and applied (economics.md 7). Stake
 * weights and dividends do not look at it yet.
 */
final class Children {
  private static final long ALL = -1;
  private static final long BLOCKS_BETWEEN_CHANGES = 150;
  private static final int SET_CHILDREN = 0;
  private static final int SET_TAKE = 1;
  private final SubtensorPallet s;
  private final ChildLinks links;

  Children(SubtensorPallet s, ChildLinks links) {
    this.s = s;
    this.links = links;
  }

  void set(BlockContext context, Origin origin, KeyCalls.SetChildren args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    NetUid netuid = args.netuid();
    AccountId hotkey = args.hotkey();
    s.error("TxRateLimitExceeded")
        .unless(mayChange(context, hotkey, netuid, SET_CHILDREN, BLOCKS_BETWEEN_CHANGES));
    s.error("RegistrationNotPermittedOnRootSubnet").unless(!netuid.isRoot());
    s.error("SubnetNotExists").unless(s.networksAdded.get(state, netuid));
    requireOwner(state, coldkey, hotkey);
    long distinct = args.children().stream().map(ChildLink::account).distinct().count();
    s.error("DuplicateChild").unless(distinct == args.children().size());
    Optional<ErrorDef> refusal = links.refusal(state, hotkey, netuid, args.children());
    if (refusal.isPresent()) {
      throw refusal.get().raise();
    }
    s.error("NotEnoughStakeToSetChildkeys")
        .unless(
            args.children().isEmpty()
                || hasStakeToLend(state, hotkey)
                || s.subnetOwnerHotkey.find(state, netuid).filter(hotkey::equals).isPresent());
    changed(context, hotkey, netuid, SET_CHILDREN);
    if (s.subtokenEnabled.get(state, netuid)) {
      long from = context.block() + s.pendingChildKeyCooldown.get(state);
      s.pendingChildKeys.put(state, netuid, hotkey, new PendingChildren(args.children(), from));
      context.emit(new SetChildrenScheduled(hotkey, netuid, from, args.children()));
    } else {
      put(context, hotkey, netuid, args.children());
    }
  }

  void setTake(BlockContext context, Origin origin, KeyCalls.SetChildkeyTake args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    NetUid netuid = args.netuid();
    requireOwner(state, coldkey, args.hotkey());
    int least = leastTake(state, netuid);
    s.error("InvalidChildkeyTake")
        .unless(args.take() >= least && args.take() <= s.maxChildkeyTake.get(state));
    int now = Math.max(least, s.childkeyTake.get(state, args.hotkey(), netuid));
    s.error("TxChildkeyTakeRateLimitExceeded")
        .unless(
            args.take() <= now
                || mayChange(
                    context,
                    args.hotkey(),
                    netuid,
                    SET_TAKE,
                    s.txChildkeyTakeRateLimit.get(state)));
    changed(context, args.hotkey(), netuid, SET_TAKE);
    s.childkeyTake.put(state, args.hotkey(), netuid, args.take());
    context.emit(new ChildKeyTakeSet(args.hotkey(), args.take()));
  }

  /** Applies what has waited long enough where an epoch was due; what fits no more is dropped. */
  void applyPending(BlockContext context) {
    State state = context.state();
    for (NetUid netuid : s.subnets(state)) {
      if (s.lastEpochBlock.get(state, netuid) == context.block()) {
        for (var pending : s.pendingChildKeys.entries(state, netuid)) {
          if (pending.value().cooldownBlock() < context.block()) {
            s.pendingChildKeys.remove(state, netuid, pending.key2());
            putIfAllowed(context, pending.key2(), netuid, pending.value().children());
          }
        }
      }
    }
  }

  /** Root validators lend all their stake to the owner's hotkey of a new subnet. */
  void adopt(BlockContext context, NetUid netuid, AccountId ownerHotkey) {
    State state = context.state();
    for (AccountId validator : s.hotkeys(state, NetUid.ROOT)) {
      if (s.autoParentDelegationEnabled.get(state, validator)) {
        putIfAllowed(context, validator, netuid, List.of(new ChildLink(ALL, ownerHotkey)));
      }
    }
  }

  /** Forgets what waits when a hotkey's stake was taken away. */
  void forgetIfPoor(State state, AccountId hotkey) {
    if (!hasStakeToLend(state, hotkey)) {
      s.subnets(state).forEach(netuid -> s.pendingChildKeys.remove(state, netuid, hotkey));
    }
  }

  private void putIfAllowed(
      BlockContext context, AccountId hotkey, NetUid netuid, List<ChildLink> children) {
    if (links.refusal(context.state(), hotkey, netuid, children).isEmpty()) {
      put(context, hotkey, netuid, children);
    }
  }

  private void put(
      BlockContext context, AccountId hotkey, NetUid netuid, List<ChildLink> children) {
    links.put(context.state(), hotkey, netuid, children);
    context.emit(new SetChildren(hotkey, netuid, children));
  }

  /** All stake of the hotkey in TAO, one for one as on every subnet there is. */
  private boolean hasStakeToLend(StateView state, AccountId hotkey) {
    Rao sum =
        s.totalHotkeyAlpha.entries(state, hotkey).stream()
            .map(pool -> pool.value())
            .reduce(Rao.ZERO, Rao::plus);
    return Long.compareUnsigned(sum.value(), s.stakeThreshold.get(state)) >= 0;
  }

  private int leastTake(StateView state, NetUid netuid) {
    return Math.max(s.minChildkeyTake.get(state), s.minChildkeyTakePerSubnet.get(state, netuid));
  }

  private void requireOwner(StateView state, AccountId coldkey, AccountId hotkey) {
    s.error("NonAssociatedColdKey")
        .unless(s.owner.find(state, hotkey).filter(coldkey::equals).isPresent());
  }

  private boolean mayChange(
      BlockContext context, AccountId hotkey, NetUid netuid, int what, long blocks) {
    long last = s.transactionKeyLastBlock.get(context.state(), hotkey, netuid, what);
    return last == 0 || context.block() - last >= blocks;
  }

  private void changed(BlockContext context, AccountId hotkey, NetUid netuid, int what) {
    s.transactionKeyLastBlock.put(context.state(), hotkey, netuid, what, context.block());
  }
}
