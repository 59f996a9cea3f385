package io.myelin.runtime.balances;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.RAO;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.extrinsic.MultiAddress;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Types;

/** Transfers of TAO (pallet 5). Money itself is moved by {@link Currency}. */
public final class BalancesPallet extends Pallet {
  public static final Rao EXISTENTIAL_DEPOSIT = Rao.of(500);
  public final StorageValue<Rao> totalIssuance = value("TotalIssuance", RAO, Rao.ZERO);
  public final ErrorDef insufficientBalance =
      error(2, "InsufficientBalance", "The balance is too low for the amount.");
  public final ErrorDef existentialDeposit =
      error(3, "ExistentialDeposit", "The receiving account would stay below 500 rao.");
  public final ErrorDef expendability =
      error(4, "Expendability", "The transfer would end the sending account.");

  public BalancesPallet(Currency currency) {
    super(5, "Balances");
    constant("ExistentialDeposit", RAO, EXISTENTIAL_DEPOSIT);
    event(0, Endowed.class, ACCOUNT, RAO);
    event(1, DustLost.class, ACCOUNT, RAO);
    event(2, Transfer.class, ACCOUNT, ACCOUNT, RAO);
    event(7, Deposit.class, ACCOUNT, RAO);
    event(8, Withdraw.class, ACCOUNT, RAO);
    call(
        0,
        "transfer_allow_death",
        TransferAllowDeath.class,
        Pays.YES,
        (context, origin, args) ->
            currency.transfer(
                context, Origins.signed(origin), args.dest().account(), args.value(), false),
        MultiAddress.TYPE,
        Types.COMPACT_RAO);
    call(
        3,
        "transfer_keep_alive",
        TransferKeepAlive.class,
        Pays.YES,
        (context, origin, args) ->
            currency.transfer(
                context, Origins.signed(origin), args.dest().account(), args.value(), true),
        MultiAddress.TYPE,
        Types.COMPACT_RAO);
    call(
        4,
        "transfer_all",
        TransferAll.class,
        Pays.YES,
        (context, origin, args) -> {
          AccountId from = Origins.signed(origin);
          Rao free = currency.free(context.state(), from);
          Rao kept = args.keepAlive() ? EXISTENTIAL_DEPOSIT.min(free) : Rao.ZERO;
          currency.transfer(
              context, from, args.dest().account(), free.minus(kept), args.keepAlive());
        },
        MultiAddress.TYPE,
        Types.BOOL);
    currency.attach(this);
  }

  /** Moves TAO; the sender may end. */
  public record TransferAllowDeath(MultiAddress dest, Rao value) {}

  /** Moves TAO; the sender keeps at least 500 rao. */
  public record TransferKeepAlive(MultiAddress dest, Rao value) {}

  /** Moves everything. */
  public record TransferAll(MultiAddress dest, boolean keepAlive) {}

  /** An account received its first balance. */
  public record Endowed(AccountId account, Rao freeBalance) {}

  /** What was left of an ended account was recycled. */
  public record DustLost(AccountId account, Rao amount) {}

  /** TAO moved. */
  public record Transfer(AccountId from, AccountId to, Rao amount) {}

  /** TAO arrived without a sender. */
  public record Deposit(AccountId who, Rao amount) {}

  /** TAO left without a receiver. */
  public record Withdraw(AccountId who, Rao amount) {}
}
