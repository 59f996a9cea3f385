package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import java.util.function.UnaryOperator;

/**
 * The TAO behind a stable subnet's alpha. Account, SubnetTAO, SubnetAlphaOut and TotalStake always
 * move together, so every alpha stays redeemable (stable.md).
 */
final class Vault {
  private final SubtensorPallet s;
  private final Currency currency;

  Vault(SubtensorPallet s, Currency currency) {
    this.s = s;
    this.currency = currency;
  }

  /** New TAO of the block. */
  void mint(BlockContext context, NetUid netuid, Rao amount) {
    currency.mint(context, SubnetAccounts.of(netuid), amount);
    change(context.state(), netuid, before -> before.plus(amount));
  }

  void takeIn(BlockContext context, AccountId from, NetUid netuid, Rao amount) {
    currency.move(context, from, SubnetAccounts.of(netuid), amount);
    change(context.state(), netuid, before -> before.plus(amount));
  }

  void payOut(BlockContext context, AccountId to, NetUid netuid, Rao amount) {
    currency.move(context, SubnetAccounts.of(netuid), to, amount);
    change(context.state(), netuid, before -> before.minus(amount));
  }

  /** What was behind one subnet's alpha stands behind another's. */
  void shift(BlockContext context, NetUid from, NetUid to, Rao amount) {
    currency.move(context, SubnetAccounts.of(from), SubnetAccounts.of(to), amount);
    change(context.state(), from, before -> before.minus(amount));
    change(context.state(), to, before -> before.plus(amount));
  }

  /** Destroys TAO and the alpha it stood for. */
  void recycle(BlockContext context, NetUid netuid, Rao amount) {
    if (!amount.isZero()) {
      currency.recycle(context, SubnetAccounts.of(netuid), amount);
      change(context.state(), netuid, before -> before.minus(amount));
    }
  }

  private void change(State state, NetUid netuid, UnaryOperator<Rao> change) {
    s.subnetTao.update(state, netuid, change);
    s.subnetAlphaOut.update(state, netuid, change);
    s.totalStake.put(state, change.apply(s.totalStake.get(state)));
  }
}
