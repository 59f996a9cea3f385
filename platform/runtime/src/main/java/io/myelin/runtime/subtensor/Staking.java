package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeRemoved;

/** Staking and unstaking on stable subnets: one alpha is one TAO, no fee (stable.md "Stake"). */
final class Staking {
  /** The least amount of one step (economics.md 10.2). */
  static final Rao MIN_STAKE = Rao.of(2_000_000);

  private final SubtensorPallet s;
  private final Currency currency;
  private final Vault vault;
  private final StakePools pools;

  Staking(SubtensorPallet s, Currency currency, Vault vault, StakePools pools) {
    this.s = s;
    this.currency = currency;
    this.vault = vault;
    this.pools = pools;
  }

  void add(BlockContext context, Origin origin, Calls.AddStake args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    NetUid netuid = args.netuid();
    requireOpen(state, netuid);
    s.error("AmountTooLow").unless(!args.amountStaked().isLessThan(MIN_STAKE));
    s.error("NotEnoughBalanceToStake")
        .unless(!currency.spendable(state, coldkey).isLessThan(args.amountStaked()));
    s.error("HotKeyAccountNotExists").unless(s.owner.contains(state, args.hotkey()));
    vault.takeIn(context, coldkey, netuid, args.amountStaked());
    pools.deposit(state, args.hotkey(), coldkey, netuid, args.amountStaked());
    context.emit(
        new StakeAdded(
            coldkey, args.hotkey(), args.amountStaked(), args.amountStaked(), netuid, 0));
  }

  void remove(BlockContext context, Origin origin, Calls.RemoveStake args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    NetUid netuid = args.netuid();
    requireOpen(state, netuid);
    s.error("HotKeyAccountNotExists").unless(s.owner.contains(state, args.hotkey()));
    Rao held = pools.value(state, args.hotkey(), coldkey, netuid);
    Rao amount = args.amountUnstaked().min(held);
    s.error("AmountTooLow").unless(mayLeave(held, amount));
    pools.withdraw(state, args.hotkey(), coldkey, netuid, amount);
    vault.payOut(context, coldkey, netuid, amount);
    context.emit(new StakeRemoved(coldkey, args.hotkey(), amount, amount, netuid, 0));
  }

  /** All of it, or a part where neither it nor what stays is below the minimum. */
  private static boolean mayLeave(Rao held, Rao amount) {
    return !amount.isZero()
        && (amount.equals(held)
            || (!amount.isLessThan(MIN_STAKE) && !held.minus(amount).isLessThan(MIN_STAKE)));
  }

  private void requireOpen(State state, NetUid netuid) {
    s.error("SubnetNotExists").unless(s.networksAdded.get(state, netuid));
    s.error("SubtokenDisabled").unless(s.subtokenEnabled.get(state, netuid));
  }
}
