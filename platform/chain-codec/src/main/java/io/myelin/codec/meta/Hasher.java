package io.myelin.codec.meta;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import java.util.Arrays;

/** How a part of a storage key is hashed, with its number in metadata (rpc.md 6, 7). */
public enum Hasher {
  BLAKE2_128(0, 16, false),
  BLAKE2_256(1, 32, false),
  BLAKE2_128_CONCAT(2, 16, true),
  TWOX_128(3, 16, false),
  TWOX_256(4, 32, false),
  TWOX_64_CONCAT(5, 8, true),
  IDENTITY(6, 0, true);

  static final Codec<Hasher> CODEC = Codec.of((out, one) -> out.u8(one.number), in -> of(in.u8()));

  private final int number;
  private final int hashBytes;
  private final boolean readable;

  Hasher(int number, int hashBytes, boolean readable) {
    this.number = number;
    this.hashBytes = hashBytes;
    this.readable = readable;
  }

  /** How many bytes of hash stand in a key. */
  public int hashBytes() {
    return hashBytes;
  }

  /** Whether the part itself stands behind its hash and can be read back. */
  public boolean readable() {
    return readable;
  }

  /** The bytes that stand in a key for an encoded part. */
  public byte[] apply(byte[] part) {
    return readable ? Hashes.concat(hash(part), part) : hash(part);
  }

  /** The hash alone. */
  public byte[] hash(byte[] part) {
    return switch (this) {
      case BLAKE2_128, BLAKE2_256, BLAKE2_128_CONCAT -> Hashes.blake2b(part, hashBytes);
      case TWOX_128, TWOX_256, TWOX_64_CONCAT -> Hashes.twox(part, hashBytes);
      case IDENTITY -> new byte[0];
    };
  }

  private static Hasher of(int number) {
    return Arrays.stream(values())
        .filter(one -> one.number == number)
        .findFirst()
        .orElseThrow(
            () -> new ScaleException("hasher refused: " + number + " seen, 0 to 6 needed"));
  }
}
