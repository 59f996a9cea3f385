package io.myelin.runtime.balances;

import static io.myelin.runtime.balances.BalancesPallet.EXISTENTIAL_DEPOSIT;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.BalancesPallet.Deposit;
import io.myelin.runtime.balances.BalancesPallet.DustLost;
import io.myelin.runtime.balances.BalancesPallet.Endowed;
import io.myelin.runtime.balances.BalancesPallet.Transfer;
import io.myelin.runtime.balances.BalancesPallet.Withdraw;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Moves, mints and recycles TAO. Every change of the sum of accounts changes every issuance counter
 * by the same amount, so they can never part.
 */
public final class Currency {
  private final StorageMap<AccountId, AccountInfo> accounts;
  private final List<StorageValue<Rao>> issuances = new ArrayList<>();
  private @Nullable BalancesPallet pallet;

  public Currency(SystemPallet system) {
    this.accounts = system.account;
  }

  void attach(BalancesPallet balances) {
    pallet = balances;
    issuances.add(balances.totalIssuance);
  }

  /** Another counter that follows the issuance, such as SubtensorModule.TotalIssuance. */
  public void mirrorIssuance(StorageValue<Rao> counter) {
    issuances.add(counter);
  }

  public Rao free(StateView state, AccountId who) {
    return accounts.get(state, who).data().free();
  }

  public Rao issuance(StateView state) {
    return errors().totalIssuance.get(state);
  }

  /** What may leave without ending the account. */
  public Rao spendable(StateView state, AccountId who) {
    Rao free = free(state, who);
    return free.isLessThan(EXISTENTIAL_DEPOSIT) ? Rao.ZERO : free.minus(EXISTENTIAL_DEPOSIT);
  }

  /**
   * A transfer between users.
   *
   * @throws io.myelin.runtime.frame.DispatchException when a balance rule forbids it
   */
  public void transfer(
      BlockContext context, AccountId from, AccountId to, Rao amount, boolean keepAlive) {
    State state = context.state();
    AccountInfo sender = accounts.get(state, from);
    Rao before = sender.data().free();
    errors().insufficientBalance.unless(!before.isLessThan(amount));
    if (from.equals(to) || amount.isZero()) {
      return;
    }
    Rao rest = before.minus(amount);
    errors().expendability.unless(!keepAlive || !rest.isLessThan(EXISTENTIAL_DEPOSIT));
    Optional<AccountInfo> receiver = accounts.find(state, to);
    AccountInfo held = receiver.orElse(AccountInfo.EMPTY);
    errors().existentialDeposit.unless(!held.total().plus(amount).isLessThan(EXISTENTIAL_DEPOSIT));
    AccountInfo left = sender.withFree(rest);
    accounts.put(state, from, left);
    put(context, to, receiver, held.data().free().plus(amount));
    context.emit(new Transfer(from, to, amount));
    if (left.total().isLessThan(EXISTENTIAL_DEPOSIT)) {
      end(context, from);
    }
  }

  /**
   * Moves TAO between accounts of the chain's own making, without a floor for the receiver.
   *
   * @throws ArithmeticException when the sender has less; that is a broken invariant
   */
  public void move(BlockContext context, AccountId from, AccountId to, Rao amount) {
    change(context, from, free -> free.minus(amount));
    change(context, to, free -> free.plus(amount));
  }

  /** Makes new TAO. */
  public void mint(BlockContext context, AccountId to, Rao amount) {
    if (!amount.isZero()) {
      change(context, to, free -> free.plus(amount));
      issuances.forEach(i -> i.put(context.state(), i.get(context.state()).plus(amount)));
    }
  }

  /** Destroys TAO; it can be minted again. */
  public void recycle(BlockContext context, AccountId from, Rao amount) {
    change(context, from, free -> free.minus(amount));
    lower(context, amount);
  }

  /** Takes a fee and hands it to the author. */
  public void payFee(BlockContext context, AccountId from, AccountId author, Rao amount) {
    if (!amount.isZero()) {
      change(context, from, free -> free.minus(amount));
      context.emit(new Withdraw(from, amount));
      change(context, author, free -> free.plus(amount));
      context.emit(new Deposit(author, amount));
    }
  }

  private void end(BlockContext context, AccountId who) {
    AccountInfo last = accounts.get(context.state(), who);
    Rao dust = last.data().free();
    if (last.data().reserved().isZero()) {
      accounts.remove(context.state(), who);
      lower(context, dust);
      if (!dust.isZero()) {
        context.emit(new DustLost(who, dust));
      }
      context.emit(new SystemPallet.KilledAccount(who));
    }
  }

  private void lower(BlockContext context, Rao amount) {
    issuances.forEach(i -> i.put(context.state(), i.get(context.state()).minus(amount)));
  }

  private void change(BlockContext context, AccountId who, UnaryOperator<Rao> change) {
    Optional<AccountInfo> found = accounts.find(context.state(), who);
    put(context, who, found, change.apply(found.orElse(AccountInfo.EMPTY).data().free()));
  }

  /** Sets what is free of an account, which was found as given or not at all. */
  private void put(BlockContext context, AccountId who, Optional<AccountInfo> found, Rao free) {
    accounts.put(context.state(), who, found.orElse(AccountInfo.EMPTY).withFree(free));
    if (found.isEmpty()) {
      context.emit(new SystemPallet.NewAccount(who));
      context.emit(new Endowed(who, free));
    }
  }

  private BalancesPallet errors() {
    return Objects.requireNonNull(pallet, "the balances pallet attaches itself when it is made");
  }
}
