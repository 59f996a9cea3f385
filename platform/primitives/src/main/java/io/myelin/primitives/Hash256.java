package io.myelin.primitives;

import io.myelin.primitives.scale.Codec;
import java.util.Arrays;

/** A 32-byte hash: a block, a root, an extrinsic, a commit. */
public final class Hash256 implements Comparable<Hash256> {
  public static final int BYTES = 32;
  public static final Hash256 ZERO = new Hash256(new byte[BYTES]);

  /** Raw 32 bytes, no length prefix. */
  public static final Codec<Hash256> CODEC =
      Codec.of((out, value) -> out.bytes(value.bytes), in -> new Hash256(in.bytes(BYTES)));

  private final byte[] bytes;

  private Hash256(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies 32 bytes.
   *
   * @throws IllegalArgumentException when the length differs
   */
  public static Hash256 of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "Hash256 refused: " + bytes.length + " bytes seen, " + BYTES + " needed");
    }
    return new Hash256(bytes.clone());
  }

  public static Hash256 fromHex(String hex) {
    return of(Hex.decode(hex));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@code 0x} and 64 digits. */
  public String hex() {
    return Hex.encode(bytes);
  }

  @Override
  public int compareTo(Hash256 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash256 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
