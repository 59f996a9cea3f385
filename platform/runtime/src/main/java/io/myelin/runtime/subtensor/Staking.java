package io.myelin.runtime.subtensor;

import static io.myelin.runtime.subtensor.StakeSteps.MIN_STAKE;

import io.myelin.primitives.Rao;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.StakeSteps.Place;

/**
 * Staking and unstaking on root and stable subnets: one alpha is one TAO, no fee (stable.md
 * "Stake"); the order of the checks is that of economics.md 10.2.
 */
final class Staking {
  private final SubtensorPallet s;
  private final Currency currency;
  private final StakeSteps steps;

  Staking(SubtensorPallet s, Currency currency, StakeSteps steps) {
    this.s = s;
    this.currency = currency;
    this.steps = steps;
  }

  void add(BlockContext context, Origin origin, Calls.AddStake args) {
    Place place = new Place(Origins.signed(origin), args.hotkey(), args.netuid());
    add(context, place, args.amountStaked(), PriceLimit.NONE);
  }

  void addLimit(BlockContext context, Origin origin, Calls.AddStakeLimit args) {
    Place place = new Place(Origins.signed(origin), args.hotkey(), args.netuid());
    PriceLimit limit = PriceLimit.atMost(args.limitPrice(), args.allowPartial());
    add(context, place, args.amountStaked(), limit);
    steps.noteDelegate(context.state(), place);
  }

  /** Of a whole balance, what keeps the account alive stays. */
  private void add(BlockContext context, Place place, Rao asked, PriceLimit limit) {
    State state = context.state();
    steps.requireSubnet(state, place.netuid());
    steps.requireOpen(state, place.netuid());
    s.error("AmountTooLow").unless(!asked.isLessThan(MIN_STAKE));
    Rao amount = limit.granted(s, asked);
    s.error("NotEnoughBalanceToStake")
        .unless(!currency.free(state, place.coldkey()).isLessThan(amount));
    steps.requireHotkey(state, place.hotkey());
    s.error("AmountTooLow").unless(!amount.isZero());
    steps.putIn(context, place, amount.min(currency.spendable(state, place.coldkey())));
  }

  /** Asked for more than is held, it takes what is held. */
  void remove(BlockContext context, Origin origin, Calls.RemoveStake args) {
    Place place = new Place(Origins.signed(origin), args.hotkey(), args.netuid());
    steps.requireOpen(context.state(), place.netuid());
    Rao held = steps.held(context.state(), place);
    remove(context, place, args.amountUnstaked().min(held), PriceLimit.NONE);
  }

  void removeLimit(BlockContext context, Origin origin, Calls.RemoveStakeLimit args) {
    Place place = new Place(Origins.signed(origin), args.hotkey(), args.netuid());
    PriceLimit limit = PriceLimit.atLeast(args.limitPrice(), args.allowPartial());
    remove(context, place, args.amountUnstaked(), limit);
  }

  void removeFull(BlockContext context, Origin origin, Calls.RemoveStakeFullLimit args) {
    Place place = new Place(Origins.signed(origin), args.hotkey(), args.netuid());
    if (args.limitPrice().isEmpty()) {
      steps.requireOpen(context.state(), place.netuid());
    }
    PriceLimit limit =
        args.limitPrice().map(p -> PriceLimit.atLeast(p, false)).orElse(PriceLimit.NONE);
    remove(context, place, steps.held(context.state(), place), limit);
  }

  /** A part must be worth the minimum; what stays need not be. */
  private void remove(BlockContext context, Place place, Rao asked, PriceLimit limit) {
    State state = context.state();
    steps.requireSubnet(state, place.netuid());
    s.error("AmountTooLow").unless(!asked.isZero());
    Rao held = steps.held(state, place);
    s.error("NotEnoughStakeToWithdraw").unless(!held.isLessThan(asked));
    s.error("AmountTooLow").unless(asked.equals(held) || !asked.isLessThan(MIN_STAKE));
    Rao amount = limit.granted(s, asked);
    steps.requireHotkey(state, place.hotkey());
    s.error("AmountTooLow").unless(!amount.isZero());
    steps.takeOut(context, place, amount);
  }
}
