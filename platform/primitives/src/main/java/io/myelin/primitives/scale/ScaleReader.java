package io.myelin.primitives.scale;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads SCALE strictly: every short, non-minimal or out-of-range form is refused. */
public final class ScaleReader {
  private final byte[] data;
  private int position;

  public ScaleReader(byte[] data) {
    this.data = data;
  }

  public int position() {
    return position;
  }

  public int remaining() {
    return data.length - position;
  }

  /**
   * Refuses trailing bytes.
   *
   * @throws ScaleException when bytes are left
   */
  public void expectEnd() {
    if (remaining() != 0) {
      throw new ScaleException(remaining() + " bytes too many after position " + position);
    }
  }

  public int u8() {
    need(1);
    return data[position++] & 0xff;
  }

  public boolean bool() {
    int value = u8();
    if (value > 1) {
      throw new ScaleException("bool refused: byte " + value + " seen, 0 or 1 needed");
    }
    return value == 1;
  }

  public int u16() {
    return (int) little(2);
  }

  public int i16() {
    return (short) little(2);
  }

  public long u32() {
    return little(4);
  }

  /** The 64 bits; read as unsigned where the type says so. */
  public long u64() {
    return little(8);
  }

  public BigInteger u128() {
    return new BigInteger(1, reversed(16));
  }

  public BigInteger i128() {
    return new BigInteger(reversed(16));
  }

  private byte[] reversed(int count) {
    need(count);
    byte[] big = new byte[count];
    for (int i = 0; i < count; i++) {
      big[count - 1 - i] = data[position++];
    }
    return big;
  }

  /** A minimal compact number of at most 64 bits. */
  public long compact() {
    BigInteger value = compactBig();
    if (value.bitLength() > 64) {
      throw new ScaleException("compact refused: more than 64 bits: " + value);
    }
    return value.longValue();
  }

  /** A minimal compact number that fits the given number of bits (at most 63). */
  public long compact(int bits) {
    BigInteger value = compactBig();
    if (value.bitLength() > bits) {
      throw new ScaleException("compact refused: " + value + " does not fit " + bits + " bits");
    }
    return value.longValue();
  }

  /** A minimal compact number of any size. */
  public BigInteger compactBig() {
    int first = u8();
    switch (first & 3) {
      case 0:
        return BigInteger.valueOf(first >> 2);
      case 1:
        return minimal((u8() << 8 | first) >> 2, 1L << 6);
      case 2:
        position--;
        return minimal(u32() >> 2, 1L << 14);
      default:
        int size = (first >> 2) + 4;
        need(size);
        byte[] big = new byte[size + 1];
        for (int i = 0; i < size; i++) {
          big[size - i] = data[position + i];
        }
        position += size;
        BigInteger value = new BigInteger(big);
        if (big[1] == 0 || value.bitLength() <= 30) {
          throw new ScaleException("compact refused: not the shortest form of " + value);
        }
        return value;
    }
  }

  /** A count of items, each of which takes at least the given number of bytes. */
  public int length(int minimalItemBytes) {
    long count = compact(32);
    if (count * minimalItemBytes > remaining() || count > Integer.MAX_VALUE) {
      throw new ScaleException(
          "length refused: " + count + " items, " + remaining() + " bytes left");
    }
    return (int) count;
  }

  public byte[] bytes(int count) {
    need(count);
    position += count;
    return Arrays.copyOfRange(data, position - count, position);
  }

  public byte[] lengthPrefixed() {
    return bytes(length(1));
  }

  public String text() {
    byte[] raw = lengthPrefixed();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw new ScaleException("text refused: not UTF-8");
    }
  }

  private static BigInteger minimal(long value, long least) {
    if (value < least) {
      throw new ScaleException("compact refused: not the shortest form of " + value);
    }
    return BigInteger.valueOf(value);
  }

  private long little(int count) {
    need(count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (data[position++] & 0xffL) << 8 * i;
    }
    return value;
  }

  private void need(int count) {
    if (count > remaining()) {
      throw new ScaleException("bytes missing: " + count + " needed, " + remaining() + " left");
    }
  }
}
