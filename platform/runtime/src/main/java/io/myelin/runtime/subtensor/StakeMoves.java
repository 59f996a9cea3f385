package io.myelin.runtime.subtensor;

import static io.myelin.runtime.subtensor.StakeSteps.MIN_STAKE;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.StakeSteps.Place;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeMoved;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeSwapped;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeTransferred;
import java.util.List;

/**
 * Stake that changes its hotkey, its coldkey or its subnet on root and stable subnets, without a
 * fee; the order of the checks is that of economics.md 10.2.
 */
final class StakeMoves {
  private final SubtensorPallet s;
  private final StakeSteps steps;

  StakeMoves(SubtensorPallet s, StakeSteps steps) {
    this.s = s;
    this.steps = steps;
  }

  void move(BlockContext context, Origin origin, Calls.MoveStake args) {
    AccountId coldkey = Origins.signed(origin);
    Place from = new Place(coldkey, args.originHotkey(), args.originNetuid());
    Place to = new Place(coldkey, args.destinationHotkey(), args.destinationNetuid());
    Rao moved = checked(context.state(), from, to, args.alphaAmount(), PriceLimit.NONE);
    carry(context, from, to, moved);
    context.emit(
        new StakeMoved(coldkey, from.hotkey(), from.netuid(), to.hotkey(), to.netuid(), moved));
  }

  void transfer(BlockContext context, Origin origin, Calls.TransferStake args) {
    AccountId coldkey = Origins.signed(origin);
    Place from = new Place(coldkey, args.hotkey(), args.originNetuid());
    Place to = new Place(args.destinationColdkey(), args.hotkey(), args.destinationNetuid());
    Rao moved = checked(context.state(), from, to, args.alphaAmount(), PriceLimit.NONE);
    for (NetUid netuid : List.of(from.netuid(), to.netuid())) {
      s.error("TransferDisallowed").unless(s.transferToggle.get(context.state(), netuid));
    }
    carry(context, from, to, moved);
    context.emit(
        new StakeTransferred(
            coldkey, to.coldkey(), to.hotkey(), from.netuid(), to.netuid(), moved));
  }

  void swap(BlockContext context, Origin origin, Calls.SwapStake args) {
    swap(
        context,
        new Place(Origins.signed(origin), args.hotkey(), args.originNetuid()),
        args.destinationNetuid(),
        args.alphaAmount(),
        PriceLimit.NONE);
  }

  void swapLimit(BlockContext context, Origin origin, Calls.SwapStakeLimit args) {
    swap(
        context,
        new Place(Origins.signed(origin), args.hotkey(), args.originNetuid()),
        args.destinationNetuid(),
        args.alphaAmount(),
        PriceLimit.atLeast(args.limitPrice(), args.allowPartial()));
  }

  private void swap(BlockContext context, Place from, NetUid netuid, Rao asked, PriceLimit limit) {
    Place to = new Place(from.coldkey(), from.hotkey(), netuid);
    Rao moved = checked(context.state(), from, to, asked, limit);
    carry(context, from, to, moved);
    context.emit(
        new StakeSwapped(from.coldkey(), from.hotkey(), from.netuid(), to.netuid(), moved));
  }

  /** What moves of the amount asked for: at most what is held. */
  private Rao checked(State state, Place from, Place to, Rao asked, PriceLimit limit) {
    s.error("SameNetuid").unless(!from.equals(to));
    steps.requireSubnet(state, from.netuid());
    steps.requireSubnet(state, to.netuid());
    steps.requireOpen(state, from.netuid());
    steps.requireOpen(state, to.netuid());
    steps.requireHotkey(state, from.hotkey());
    steps.requireHotkey(state, to.hotkey());
    Rao amount = asked.min(steps.held(state, from));
    boolean within = from.netuid().equals(to.netuid());
    s.error("AmountTooLow")
        .unless(within ? !amount.isLessThan(MIN_STAKE) : MIN_STAKE.isLessThan(amount));
    Rao granted = limit.granted(s, amount);
    s.error("AmountTooLow").unless(!granted.isZero());
    return granted;
  }

  private void carry(BlockContext context, Place from, Place to, Rao amount) {
    steps.toVault(context, from, to.netuid(), amount);
    steps.deposit(context, to, amount);
    if (!from.netuid().equals(to.netuid())) {
      steps.noteDelegate(context.state(), to);
    }
  }
}
