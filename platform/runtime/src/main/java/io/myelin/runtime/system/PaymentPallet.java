package io.myelin.runtime.system;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.RAO;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.EventDef;
import io.myelin.runtime.frame.Pallet;

/** Fees (pallet 6): a base and a price per byte, to the author of the block. */
public final class PaymentPallet extends Pallet {
  private static final long BASE = 50_000;
  private static final long PER_BYTE = 100;

  public final EventDef<TransactionFeePaid> feePaid =
      event(0, TransactionFeePaid.class, ACCOUNT, RAO, RAO);

  public PaymentPallet() {
    super(6, "TransactionPayment");
  }

  /** The fee of a paying call in an extrinsic of this many bytes (dev-market.md "Fees"). */
  public static Rao fee(int extrinsicBytes) {
    return Rao.of(BASE + PER_BYTE * extrinsicBytes);
  }

  /** What the signer paid. */
  public record TransactionFeePaid(AccountId who, Rao actualFee, Rao tip) {}
}
