package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Optional;

/**
 * A block as it is kept: header, body, and what its execution said.
 *
 * @param failures per extrinsic, why it failed; empty where it succeeded
 */
public record StoredBlock(
    Header header,
    Hash256 hash,
    List<byte[]> extrinsics,
    List<Optional<String>> failures,
    List<Payout> payouts) {
  private static final Codec<List<byte[]>> BODIES = Codecs.list(Codecs.BYTES);
  private static final Codec<List<Optional<String>>> FAILURES =
      Codecs.list(Codecs.option(Codecs.TEXT));
  private static final Codec<List<Payout>> PAYOUTS =
      Codecs.list(Codec.of(StoredBlock::writePayout, StoredBlock::readPayout));

  static final Codec<StoredBlock> CODEC =
      Codec.of(
          (out, block) -> {
            Header.CODEC.write(out, block.header);
            BODIES.write(out, block.extrinsics);
            FAILURES.write(out, block.failures);
            PAYOUTS.write(out, block.payouts);
          },
          in -> {
            Header header = Header.CODEC.read(in);
            return new StoredBlock(
                header, header.hash(), BODIES.read(in), FAILURES.read(in), PAYOUTS.read(in));
          });

  public long height() {
    return header.number();
  }

  /** When it was made, by its author's clock, in milliseconds since 1970; 0 for the first block. */
  public long timeMillis() {
    return Seals.slotTime(header);
  }

  private static void writePayout(ScaleWriter out, Payout payout) {
    NetUid.CODEC.write(out, payout.netuid());
    AccountId.CODEC.write(out, payout.hotkey());
    out.text(payout.kind().name());
    Rao.CODEC.write(out, payout.amount());
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
