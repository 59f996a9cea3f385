package io.myelin.primitives.block;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.Arrays;
import java.util.List;

/**
 * A block header (rpc.md 3.1); digest items stay SCALE bytes, because clients see them so.
 *
 * @param number a u32
 */
public record Header(
    Hash256 parentHash,
    long number,
    Hash256 stateRoot,
    Hash256 extrinsicsRoot,
    List<byte[]> digestLogs) {
  private static final Codec<List<byte[]>> LOGS =
      Codecs.list(Codec.of(ScaleWriter::bytes, Header::readLog));

  /** Parent, compact number, roots, digest. */
  public static final Codec<Header> CODEC =
      Codec.of(
          (out, header) -> {
            Hash256.CODEC.write(out, header.parentHash);
            out.compact(header.number);
            Hash256.CODEC.write(out, header.stateRoot);
            Hash256.CODEC.write(out, header.extrinsicsRoot);
            LOGS.write(out, header.digestLogs);
          },
          in ->
              new Header(
                  Hash256.CODEC.read(in),
                  in.compact(32),
                  Hash256.CODEC.read(in),
                  Hash256.CODEC.read(in),
                  LOGS.read(in)));

  public Header {
    if (number < 0 || number > 0xffff_ffffL) {
      throw new IllegalArgumentException(
          "header refused: number " + number + " seen, 0..4294967295 needed");
    }
    digestLogs = digestLogs.stream().map(byte[]::clone).toList();
  }

  /** The block hash: blake2b-256 of the encoding, a seal included. */
  public Hash256 hash() {
    return Hashes.blake2b256(CODEC.encode(this));
  }

  /** Digest items are told apart by their tag; how long one is follows from it. */
  private static byte[] readLog(ScaleReader in) {
    int tag = in.u8();
    ScaleWriter log = new ScaleWriter().u8(tag);
    switch (tag) {
      case 0 -> log.lengthPrefixed(in.lengthPrefixed());
      case 4, 5, 6 -> log.bytes(in.bytes(4)).lengthPrefixed(in.lengthPrefixed());
      case 8 -> {}
      default ->
          throw new ScaleException(
              "digest item refused: tag " + tag + " seen; needed: 0, 4, 5, 6 or 8");
    }
    return log.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Header that && Arrays.equals(CODEC.encode(this), CODEC.encode(that));
  }

  @Override
  public int hashCode() {
    return hash().hashCode();
  }
}
