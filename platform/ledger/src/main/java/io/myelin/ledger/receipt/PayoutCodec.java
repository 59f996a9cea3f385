package io.myelin.ledger.receipt;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.Payout;
import java.util.List;

/** A payout in 43 bytes: netuid u16, hotkey, kind u8, amount u64. */
final class PayoutCodec {
  static final Codec<Payout> CODEC = Codec.of(PayoutCodec::write, PayoutCodec::read);

  /** A kind's number is its place here, for ever. */
  private static final List<Payout.Kind> KINDS =
      List.of(
          Payout.Kind.MINER,
          Payout.Kind.VALIDATOR,
          Payout.Kind.NOMINATOR,
          Payout.Kind.OWNER_CUT,
          Payout.Kind.TAKE,
          Payout.Kind.CHILD);

  private PayoutCodec() {}

  private static void write(ScaleWriter out, Payout payout) {
    NetUid.CODEC.write(out, payout.netuid());
    AccountId.CODEC.write(out, payout.hotkey());
    out.u8(KINDS.indexOf(payout.kind()));
    Rao.CODEC.write(out, payout.amount());
  }

  private static Payout read(ScaleReader in) {
    NetUid netuid = NetUid.CODEC.read(in);
    AccountId hotkey = AccountId.CODEC.read(in);
    int kind = in.u8();
    if (kind >= KINDS.size()) {
      throw new ScaleException("payout refused: kind " + kind + ", known are 0 to 5");
    }
    return new Payout(netuid, hotkey, KINDS.get(kind), Rao.CODEC.read(in));
  }
}
