package io.myelin.primitives.curve;

/**
 * Arithmetic modulo p = 2^255 - 19 on five signed limbs of 51 bits, lowest first.
 *
 * <p>A product leaves limbs between -2^16 and 2^51 + 2^16; sums and differences are not carried. A
 * factor's limbs must be below 2^53 in size, which is three such terms. Outputs may be inputs.
 */
final class Field {
  /*
   * A 128-bit product ab is kept as h = floor(ab / 2^51), which multiplyHigh gives of factors
   * shifted by 13 bits together, and as ab mod 2^64. Both are summed per limb without a carry; the
   * low part of a sum is then (sum of ab) - (sum of h) * 2^51, exact although both wrapped. That
   * is also true of differences, so that a b' + a' b costs one product, as Karatsuba saw it.
   */
  private static final int LIMB = 51;

  private static final long MASK = (1L << LIMB) - 1;

  private Field() {}

  static long[] zero() {
    return new long[5];
  }

  static long[] of(long small) {
    return new long[] {small, 0, 0, 0, 0};
  }

  static void copy(long[] out, long[] a) {
    System.arraycopy(a, 0, out, 0, 5);
  }

  static void add(long[] out, long[] a, long[] b) {
    for (int i = 0; i < 5; i++) {
      out[i] = a[i] + b[i];
    }
  }

  static void subtract(long[] out, long[] a, long[] b) {
    for (int i = 0; i < 5; i++) {
      out[i] = a[i] - b[i];
    }
  }

  static void negate(long[] out, long[] a) {
    for (int i = 0; i < 5; i++) {
      out[i] = -a[i];
    }
  }

  private static long high(long a, long b) {
    return Math.multiplyHigh(a << 6, b << 7);
  }

  /** For a factor b of up to 59 bits, as multiples of 38 are. */
  private static long highOfLarge(long a, long b) {
    return Math.multiplyHigh(a << 10, b << 3);
  }

  static void multiply(long[] out, long[] a, long[] b) {
    long a0 = a[0];
    long a1 = a[1];
    long a2 = a[2];
    long a3 = a[3];
    long a4 = a[4];
    long b0 = b[0];
    long b1 = b[1];
    long b2 = b[2];
    long b3 = b[3];
    long b4 = b[4];

    long p0 = a0 * b0;
    long h0 = high(a0, b0);
    long p1 = a1 * b1;
    long h1 = high(a1, b1);
    long p2 = a2 * b2;
    long h2 = high(a2, b2);
    long p3 = a3 * b3;
    long h3 = high(a3, b3);
    long p4 = a4 * b4;
    long h4 = high(a4, b4);
    long p01 = p0 + p1;
    long h01 = h0 + h1;
    long p34 = p3 + p4;
    long h34 = h3 + h4;

    long x = a1 + a4;
    long y = b1 + b4;
    long low0 = x * y;
    long high0 = high(x, y);
    x = a2 + a3;
    y = b2 + b3;
    low0 = p0 + 19 * (low0 + x * y - p1 - p2 - p34);
    high0 = h0 + 19 * (high0 + high(x, y) - h1 - h2 - h34);

    x = a2 + a4;
    y = b2 + b4;
    long low1 = 19 * (x * y + p3 - p2 - p4);
    long high1 = 19 * (high(x, y) + h3 - h2 - h4);
    x = a0 + a1;
    y = b0 + b1;
    low1 += x * y - p01;
    high1 += high(x, y) - h01;

    x = a3 + a4;
    y = b3 + b4;
    long low2 = 19 * (x * y - p34);
    long high2 = 19 * (high(x, y) - h34);
    x = a0 + a2;
    y = b0 + b2;
    low2 += x * y + p1 - p0 - p2;
    high2 += high(x, y) + h1 - h0 - h2;

    x = a0 + a3;
    y = b0 + b3;
    long low3 = x * y + 19 * p4;
    long high3 = high(x, y) + 19 * h4;
    x = a1 + a2;
    y = b1 + b2;
    low3 += x * y - p01 - p2 - p3;
    high3 += high(x, y) - h01 - h2 - h3;

    x = a0 + a4;
    y = b0 + b4;
    long low4 = x * y + p2;
    long high4 = high(x, y) + h2;
    x = a1 + a3;
    y = b1 + b3;
    low4 += x * y - p01 - p34;
    high4 += high(x, y) - h01 - h34;

    carry(
        out,
        low0 - (high0 << LIMB) + 19 * high4,
        low1 - (high1 << LIMB) + high0,
        low2 - (high2 << LIMB) + high1,
        low3 - (high3 << LIMB) + high2,
        low4 - (high4 << LIMB) + high3);
  }

  static void square(long[] out, long[] a) {
    square(out, a, 1);
  }

  /** Squares {@code times} times. */
  static void square(long[] out, long[] a, int times) {
    long a0 = a[0];
    long a1 = a[1];
    long a2 = a[2];
    long a3 = a[3];
    long a4 = a[4];
    for (int i = 0; i < times; i++) {
      long twice0 = a0 << 1;
      long twice1 = a1 << 1;
      long times19of3 = 19 * a3;
      long times19of4 = 19 * a4;
      long times38of3 = times19of3 << 1;
      long times38of4 = times19of4 << 1;

      long high0 = high(a0, a0) + highOfLarge(a1, times38of4) + highOfLarge(a2, times38of3);
      long low0 = a0 * a0 + a1 * times38of4 + a2 * times38of3;
      long high1 = high(a1, twice0) + highOfLarge(a2, times38of4) + highOfLarge(a3, times19of3);
      long low1 = a1 * twice0 + a2 * times38of4 + a3 * times19of3;
      long high2 = high(a2, twice0) + high(a1, a1) + highOfLarge(a3, times38of4);
      long low2 = a2 * twice0 + a1 * a1 + a3 * times38of4;
      long high3 = high(a3, twice0) + high(a2, twice1) + highOfLarge(a4, times19of4);
      long low3 = a3 * twice0 + a2 * twice1 + a4 * times19of4;
      long high4 = high(a4, twice0) + high(a3, twice1) + high(a2, a2);
      long low4 = a4 * twice0 + a3 * twice1 + a2 * a2;

      long r0 = low0 - (high0 << LIMB) + 19 * high4;
      long r1 = low1 - (high1 << LIMB) + high0;
      long r2 = low2 - (high2 << LIMB) + high1;
      long r3 = low3 - (high3 << LIMB) + high2;
      long r4 = low4 - (high4 << LIMB) + high3;
      a0 = (r0 & MASK) + 19 * (r4 >> LIMB);
      a1 = (r1 & MASK) + (r0 >> LIMB);
      a2 = (r2 & MASK) + (r1 >> LIMB);
      a3 = (r3 & MASK) + (r2 >> LIMB);
      a4 = (r4 & MASK) + (r3 >> LIMB);
    }
    out[0] = a0;
    out[1] = a1;
    out[2] = a2;
    out[3] = a3;
    out[4] = a4;
  }

  /** Every limb gives what it has over 51 bits to the next, all at once. */
  private static void carry(long[] out, long r0, long r1, long r2, long r3, long r4) {
    out[0] = (r0 & MASK) + 19 * (r4 >> LIMB);
    out[1] = (r1 & MASK) + (r0 >> LIMB);
    out[2] = (r2 & MASK) + (r1 >> LIMB);
    out[3] = (r3 & MASK) + (r2 >> LIMB);
    out[4] = (r4 & MASK) + (r3 >> LIMB);
  }

  /** Brings every limb into 0 .. 2^51 - 1 and the value below p. */
  private static long[] reduced(long[] a) {
    long[] r = a.clone();
    for (int pass = 0; pass < 3; pass++) {
      for (int i = 0; i < 4; i++) {
        r[i + 1] += r[i] >> LIMB;
        r[i] &= MASK;
      }
      r[0] += 19 * (r[4] >> LIMB);
      r[4] &= MASK;
    }
    long over = (r[0] + 19) >> LIMB;
    for (int i = 1; i < 5; i++) {
      over = (r[i] + over) >> LIMB;
    }
    r[0] += 19 * over;
    for (int i = 0; i < 4; i++) {
      r[i + 1] += r[i] >> LIMB;
      r[i] &= MASK;
    }
    r[4] &= MASK;
    return r;
  }

  static boolean isZero(long[] a) {
    long[] r = reduced(a);
    return (r[0] | r[1] | r[2] | r[3] | r[4]) == 0;
  }

  /** Whether the least significant bit of the value below p is set (RFC 9496, 3.1). */
  static boolean isNegative(long[] a) {
    return (reduced(a)[0] & 1) != 0;
  }

  static boolean equal(long[] a, long[] b) {
    long[] difference = new long[5];
    subtract(difference, a, b);
    return isZero(difference);
  }

  /** Reads 32 little-endian bytes; the highest bit is left out, the value may be p or more. */
  static long[] read(byte[] bytes) {
    long w0 = Words.read(bytes, 0);
    long w1 = Words.read(bytes, 8);
    long w2 = Words.read(bytes, 16);
    long w3 = Words.read(bytes, 24);
    return new long[] {
      w0 & MASK,
      (w0 >>> 51 | w1 << 13) & MASK,
      (w1 >>> 38 | w2 << 26) & MASK,
      (w2 >>> 25 | w3 << 39) & MASK,
      (w3 >>> 12) & MASK
    };
  }

  /** Whether 32 little-endian bytes without their highest bit are below p. */
  static boolean isCanonical(byte[] bytes) {
    if ((bytes[31] & 0x7f) != 0x7f || (bytes[0] & 0xff) < 0xed) {
      return true;
    }
    for (int i = 1; i < 31; i++) {
      if (bytes[i] != (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  /** The 32 little-endian bytes of the value below p. */
  static byte[] write(long[] a) {
    long[] r = reduced(a);
    byte[] out = new byte[32];
    Words.write(out, 0, r[0] | r[1] << 51);
    Words.write(out, 8, r[1] >>> 13 | r[2] << 38);
    Words.write(out, 16, r[2] >>> 26 | r[3] << 25);
    Words.write(out, 24, r[3] >>> 39 | r[4] << 12);
    return out;
  }
}
