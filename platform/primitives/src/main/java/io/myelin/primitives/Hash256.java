package io.myelin.primitives;

import io.myelin.primitives.scale.Codec;

/** A 32-byte hash: a block, a root, an extrinsic, a commit. */
public final class Hash256 extends Bytes32 implements Comparable<Hash256> {
  public static final Hash256 ZERO = new Hash256(new byte[BYTES]);

  /** Raw 32 bytes, no length prefix. */
  public static final Codec<Hash256> CODEC =
      Codec.of((out, value) -> out.bytes(value.bytes()), in -> new Hash256(in.bytes(BYTES)));

  private Hash256(byte[] bytes) {
    super(bytes);
  }

  /**
   * Copies 32 bytes.
   *
   * @throws IllegalArgumentException when the length differs
   */
  public static Hash256 of(byte[] bytes) {
    return new Hash256(copy("Hash256", bytes));
  }

  public static Hash256 fromHex(String hex) {
    return of(Hex.decode(hex));
  }

  @Override
  public int compareTo(Hash256 other) {
    return compareBytes(other);
  }
}
