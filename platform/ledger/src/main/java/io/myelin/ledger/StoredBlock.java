package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import java.util.List;

/** A block as it is kept and sent: header and body. What its execution said is its receipt. */
public record StoredBlock(Header header, Hash256 hash, List<byte[]> extrinsics) {
  private static final Codec<List<byte[]>> BODIES = Codecs.list(Codecs.BYTES);

  static final Codec<StoredBlock> CODEC =
      Codec.of(
          (out, block) -> {
            Header.CODEC.write(out, block.header);
            BODIES.write(out, block.extrinsics);
          },
          in -> {
            Header header = Header.CODEC.read(in);
            return new StoredBlock(header, header.hash(), BODIES.read(in));
          });

  public long height() {
    return header.number();
  }

  /** When it was made, by its author's clock, in milliseconds since 1970; 0 for the first block. */
  public long timeMillis() {
    return Seals.slotTime(header);
  }
}
