package io.myelin.primitives.scale;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends SCALE encodings to a growing buffer. Unsigned values wider than Java's types wrap. */
public final class ScaleWriter {
  private static final BigInteger MASK_128 = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private byte[] out = new byte[64];
  private int size;

  public ScaleWriter u8(int value) {
    room(1);
    out[size++] = (byte) value;
    return this;
  }

  public ScaleWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  public ScaleWriter u16(int value) {
    return little(value, 2);
  }

  public ScaleWriter u32(long value) {
    return little(value, 4);
  }

  public ScaleWriter u64(long value) {
    return little(value, 8);
  }

  /** The low 128 bits in two's complement, little-endian: u128, i128 and 128-bit fixed point. */
  public ScaleWriter i128(BigInteger value) {
    BigInteger bits = value.and(MASK_128);
    little(bits.longValue(), 8);
    return little(bits.shiftRight(64).longValue(), 8);
  }

  /** Compact encoding of an unsigned 64-bit number. */
  public ScaleWriter compact(long value) {
    if (value >= 0 && value < 1L << 6) {
      return u8((int) value << 2);
    }
    if (value >= 0 && value < 1L << 14) {
      return u16((int) value << 2 | 1);
    }
    if (value >= 0 && value < 1L << 30) {
      return u32(value << 2 | 2);
    }
    int size = Math.max(4, (64 - Long.numberOfLeadingZeros(value) + 7) / 8);
    u8(size - 4 << 2 | 3);
    return little(value, size);
  }

  /** Compact encoding of a non-negative number of up to 536 bits. */
  public ScaleWriter compact(BigInteger value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("compact of a negative number: " + value);
    }
    if (value.bitLength() <= 63) {
      return compact(value.longValue());
    }
    int size = (value.bitLength() + 7) / 8;
    u8(size - 4 << 2 | 3);
    for (int i = 0; i < size; i++) {
      u8(value.shiftRight(8 * i).intValue() & 0xff);
    }
    return this;
  }

  /** The bytes as they are, without a length. */
  public ScaleWriter bytes(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, out, size, value.length);
    size += value.length;
    return this;
  }

  /** Compact length, then the bytes. */
  public ScaleWriter lengthPrefixed(byte[] value) {
    return compact(value.length).bytes(value);
  }

  public ScaleWriter text(String value) {
    return lengthPrefixed(value.getBytes(StandardCharsets.UTF_8));
  }

  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(out, size);
  }

  private ScaleWriter little(long value, int count) {
    room(count);
    for (int i = 0; i < count; i++) {
      out[size++] = (byte) (value >>> 8 * i);
    }
    return this;
  }

  private void room(int more) {
    if (more > out.length - size) {
      int needed = Math.addExact(size, more);
      out =
          Arrays.copyOf(
              out, Math.max(needed, (int) Math.min(2L * out.length, Integer.MAX_VALUE - 8)));
    }
  }
}
