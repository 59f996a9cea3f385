package io.myelin.runtime.system;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.RAO;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.EventDef;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;

/** Fees (pallet 6): a base and a price per byte, to the author of the block. */
public final class PaymentPallet extends Pallet {
  private static final long BASE = 50_000;
  private static final long PER_BYTE = 100;

  /** Always one: the fee of a byte does not follow how full blocks are. */
  public final StorageValue<BigInteger> nextFeeMultiplier =
      value(
          "NextFeeMultiplier",
          Types.wrapped("sp_arithmetic::fixed_point::FixedU128", Types.U128),
          BigInteger.TEN.pow(18));

  public final EventDef<TransactionFeePaid> feePaid =
      event(0, TransactionFeePaid.class, ACCOUNT, RAO, RAO);

  public PaymentPallet() {
    super(6, "TransactionPayment");
    constant("OperationalFeeMultiplier", Types.U8, 5);
  }

  /** The fee of a paying call in an extrinsic of this many bytes (dev-market.md "Fees"). */
  public static Rao fee(int extrinsicBytes) {
    return Rao.of(BASE + PER_BYTE * extrinsicBytes);
  }

  /** What the signer paid. */
  public record TransactionFeePaid(AccountId who, Rao actualFee, Rao tip) {}
}
