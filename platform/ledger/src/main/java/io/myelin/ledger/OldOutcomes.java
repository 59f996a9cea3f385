package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Optional;

/** What builds without receipts wrote behind a block: failures as texts, and payouts. */
record OldOutcomes(List<Optional<String>> failures, List<Payout> payouts) {
  private static final Codec<List<Optional<String>>> FAILURES =
      Codecs.list(Codecs.option(Codecs.TEXT));
  private static final Codec<List<Payout>> PAYOUTS =
      Codecs.list(Codec.of(OldOutcomes::writePayout, OldOutcomes::readPayout));

  /** Reads what stands behind the block in its record; empty where nothing does. */
  static Optional<OldOutcomes> behind(ScaleReader record) {
    if (record.remaining() == 0) {
      return Optional.empty();
    }
    OldOutcomes outcomes = new OldOutcomes(FAILURES.read(record), PAYOUTS.read(record));
    record.expectEnd();
    return Optional.of(outcomes);
  }

  KeptBlock of(StoredBlock block) {
    return new KeptBlock(block, failures, payouts);
  }

  private static void writePayout(ScaleWriter out, Payout payout) {
    throw new UnsupportedOperationException("payouts are written into receipts: " + payout);
  }

  private static Payout readPayout(ScaleReader in) {
    NetUid netuid = NetUid.CODEC.read(in);
    AccountId hotkey = AccountId.CODEC.read(in);
    String kind = in.text();
    try {
      return new Payout(netuid, hotkey, Payout.Kind.valueOf(kind), Rao.CODEC.read(in));
    } catch (IllegalArgumentException e) {
      throw new ScaleException("payout kind refused: " + kind);
    }
  }
}
