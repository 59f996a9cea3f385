package io.myelin.consensus.fixed;

/** Unsigned 128-bit steps on pairs of longs, for the places where two words are enough. */
public final class Wide128 {
  private static final long LOW = 0xffff_ffffL;

  private Wide128() {}

  /** High word of an unsigned 64 by 64 bit product. */
  public static long multiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /**
   * Quotient of the two-word number {@code high:low} by {@code divisor}, all unsigned.
   *
   * <p>Schoolbook division with 32-bit digits; {@code high} must be below {@code divisor}, which
   * keeps the quotient in one word.
   */
  public static long divide(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long h = shift == 0 ? high : high << shift | low >>> (64 - shift);
    long l = low << shift;
    long q1 = digit(h, l >>> 32, d);
    long rest = (h << 32 | l >>> 32) - q1 * d;
    long q0 = digit(rest, l & LOW, d);
    return (q1 << 32) + q0;
  }

  private static long digit(long high, long next, long d) {
    long dHigh = d >>> 32;
    long dLow = d & LOW;
    long q = Long.divideUnsigned(high, dHigh);
    long rest = high - q * dHigh;
    while (q > LOW || Long.compareUnsigned(q * dLow, rest << 32 | next) > 0) {
      q--;
      rest += dHigh;
      if (rest > LOW) {
        break;
      }
    }
    return q;
  }
}
