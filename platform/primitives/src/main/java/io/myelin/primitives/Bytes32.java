package io.myelin.primitives;

import java.util.Arrays;

/** Thirty-two bytes with a meaning; two are equal when both bytes and meaning are. */
public abstract sealed class Bytes32 permits AccountId, Hash256 {
  public static final int BYTES = 32;
  private final byte[] bytes;

  /** Takes the array as it is; nobody else may hold it. */
  Bytes32(byte[] bytes) {
    this.bytes = bytes;
  }

  static byte[] copy(String what, byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          what + " refused: " + bytes.length + " bytes seen, " + BYTES + " needed");
    }
    return bytes.clone();
  }

  /** A copy of the bytes. */
  public final byte[] bytes() {
    return bytes.clone();
  }

  /** {@code 0x} and 64 digits. */
  public final String hex() {
    return Hex.encode(bytes);
  }

  final int compareBytes(Bytes32 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Bytes32 that
        && getClass() == that.getClass()
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public final String toString() {
    return hex();
  }
}
