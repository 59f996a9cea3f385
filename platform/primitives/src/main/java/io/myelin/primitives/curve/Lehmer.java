package io.myelin.primitives.curve;

/**
 * Euclid's algorithm as Lehmer ran it: quotients are found in the upper bits of two numbers, some
 * eighteen at a time, and are then applied to all of their bits. Where the upper bits mislead, a
 * remainder is below zero and its sign is turned round; every pair still has u k = v.
 */
final class Lehmer {
  private static final int WORDS = 8;
  private static final long LOW = 0xffffffffL;

  /** Bits that quotients are found in. */
  private static final int SEEN = 62;

  /** The largest factor that a round may apply. */
  private static final long MOST = 1L << 30;

  private final Pair first;
  private final Pair second;

  // the round's factors: first becomes a first + b second, and second c first + d second
  private long a;
  private long b;
  private long c;
  private long d;

  /** Starts at two pairs, which change with every round. */
  Lehmer(Pair first, Pair second) {
    this.first = first;
    this.second = second;
  }

  /** A remainder and what k was multiplied with to get it. */
  static final class Pair {
    private final long[] v = new long[WORDS];
    private final long[] u = new long[WORDS];

    /** The remainder 0 or more, of four words of 64 bits; u is small. */
    Pair(long[] remainder, int u) {
      for (int i = 0; i < WORDS; i++) {
        v[i] = remainder[i / 2] >>> 32 * (i % 2) & LOW;
      }
      this.u[0] = u;
    }

    int bits() {
      for (int i = WORDS - 1; i >= 0; i--) {
        if (v[i] != 0) {
          return 32 * i + 64 - Long.numberOfLeadingZeros(v[i]);
        }
      }
      return 0;
    }

    boolean isOdd() {
      return (u[0] & 1) != 0;
    }

    boolean isNegative() {
      return u[WORDS - 1] < 0;
    }

    /** The size of u. */
    long[] size() {
      if (isNegative()) {
        negate(u);
        long[] size = joined(u);
        negate(u);
        return size;
      }
      return joined(u);
    }

    /** The remainder. */
    long[] value() {
      return joined(v);
    }

    private long upper(int shift) {
      int word = shift / 32;
      long upper = 0;
      for (int i = Math.min(word + 2, WORDS - 1); i > word; i--) {
        upper |= v[i] << 32 * (i - word) - shift % 32;
      }
      return upper | v[word] >>> shift % 32;
    }

    private void makePositive() {
      if (v[WORDS - 1] < 0) {
        negate(v);
        negate(u);
      }
    }
  }

  /** One round; it goes no further than to the first remainder below 2^bits. */
  void advance(int bits) {
    int shift = Math.max(0, Math.max(first.bits(), second.bits()) - SEEN);
    find(first.upper(shift), second.upper(shift), shift > bits ? 1 : 1L << bits - shift);
    apply(first.v, second.v);
    apply(first.u, second.u);
    first.makePositive();
    second.makePositive();
  }

  private void find(long upperOfFirst, long upperOfSecond, long least) {
    long x = upperOfFirst;
    long y = upperOfSecond;
    a = 1;
    b = 0;
    c = 0;
    d = 1;
    while (y >= least) {
      long room = (MOST - Math.max(Math.abs(a), Math.abs(b))) / Math.max(Math.abs(c), Math.abs(d));
      long quotient = Math.min(x / y, room);
      if (quotient == 0 && x >= y) {
        return;
      }
      long rest = x - quotient * y;
      x = y;
      y = rest;
      long e = a - quotient * c;
      a = c;
      c = e;
      e = b - quotient * d;
      b = d;
      d = e;
    }
  }

  private void apply(long[] one, long[] other) {
    long carried = 0;
    long otherCarried = 0;
    for (int i = 0; i < WORDS; i++) {
      carried += a * one[i] + b * other[i];
      otherCarried += c * one[i] + d * other[i];
      boolean top = i == WORDS - 1;
      one[i] = top ? carried : carried & LOW;
      other[i] = top ? otherCarried : otherCarried & LOW;
      carried >>= 32;
      otherCarried >>= 32;
    }
  }

  private static void negate(long[] number) {
    long carried = 0;
    for (int i = 0; i < WORDS - 1; i++) {
      carried -= number[i];
      number[i] = carried & LOW;
      carried >>= 32;
    }
    number[WORDS - 1] = carried - number[WORDS - 1];
  }

  private static long[] joined(long[] words) {
    long[] out = new long[WORDS / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = words[2 * i] | words[2 * i + 1] << 32;
    }
    return out;
  }
}
