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
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.List;

/** Transfers of TAO (pallet 5). Money itself is moved by {@link Currency}. */
public final class BalancesPallet extends Pallet {
  public static final Rao EXISTENTIAL_DEPOSIT = Rao.of(500);
  public final StorageValue<Rao> totalIssuance = value("TotalIssuance", RAO, Rao.ZERO);

  /** Nothing is ever locked or named as reserved here; wallets read both all the same. */
  public final StorageMap<AccountId, List<BalanceLock>> locks =
      map("Locks", blake2(ACCOUNT), Types.vec(BalanceLock.TYPE), List.of());

  public final StorageMap<AccountId, List<ReserveData>> reserves =
      map("Reserves", blake2(ACCOUNT), Types.vec(ReserveData.TYPE), List.of());
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

  /**
   * An amount that may not be spent.
   *
   * @param reasons 0 fee, 1 other, 2 both
   */
  public record BalanceLock(byte[] id, Rao amount, int reasons) {
    static final Type<BalanceLock> TYPE =
        Types.struct(
            "pallet_balances::types::BalanceLock",
            BalanceLock.class,
            Types.bytes(8),
            RAO,
            Types.plainEnum("pallet_balances::types::Reasons", "Fee", "Misc", "All"));
  }

  /** An amount set aside under a name. */
  public record ReserveData(byte[] id, Rao amount) {
    static final Type<ReserveData> TYPE =
        Types.struct("pallet_balances::types::ReserveData", ReserveData.class, Types.bytes(8), RAO);
  }

  /** A call that gives an account something. */
  public sealed interface ToSomebody {
    MultiAddress dest();
  }

  /** Moves TAO; the sender may end. */
  public record TransferAllowDeath(MultiAddress dest, Rao value) implements ToSomebody {}

  /** Moves TAO; the sender keeps at least 500 rao. */
  public record TransferKeepAlive(MultiAddress dest, Rao value) implements ToSomebody {}

  /** Moves everything. */
  public record TransferAll(MultiAddress dest, boolean keepAlive) implements ToSomebody {}

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
