package io.myelin.node.epochs;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what a {@link ColumnWriter} wrote. */
final class ColumnReader {
  /** More than any epoch of 65,535 neurons needs; a damaged length asks for no more memory. */
  private static final long MOST = 256L << 20;

  private final ScaleReader in;

  ColumnReader(byte[] packed) {
    in = new ScaleReader(inflated(packed));
  }

  private static byte[] inflated(byte[] packed) {
    ScaleReader head = new ScaleReader(packed);
    long length = head.compact();
    if (length < 0 || length > MOST) {
      throw new ScaleException("epoch refused: " + length + " bytes, at most " + MOST);
    }
    byte[] plain = new byte[(int) length];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, head.position(), head.remaining());
      int read = inflater.inflate(plain);
      if (read != plain.length) {
        throw new ScaleException("epoch refused: " + read + " bytes of " + plain.length);
      }
      return plain;
    } catch (DataFormatException damaged) {
      throw new ScaleException("epoch refused: not deflated: " + damaged.getMessage());
    } finally {
      inflater.end();
    }
  }

  /** The next number of each row. */
  Column numbers() {
    int count = in.length(0);
    int planes = in.u8();
    byte[] bytes = in.bytes(Math.multiplyExact(count, planes));
    long[] values = new long[count];
    int at = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < count; i++) {
        values[i] |= (bytes[at++] & 0xffL) << (8 * plane);
      }
    }
    for (int i = 0; i < count; i++) {
      values[i] = (values[i] >>> 1) ^ -(values[i] & 1);
    }
    return new Column(values);
  }

  ScaleReader bytes() {
    return new ScaleReader(in.lengthPrefixed());
  }

  void end() {
    in.expectEnd();
  }

  /** Numbers, one after the other. */
  static final class Column {
    private final long[] values;
    private int next;

    private Column(long[] values) {
      this.values = values;
    }

    int size() {
      return values.length;
    }

    long next() {
      if (next == values.length) {
        throw new ScaleException("epoch refused: a column of " + next + " numbers is too short");
      }
      return values[next++];
    }

    int nextInt() {
      return Math.toIntExact(next());
    }
  }
}
