package io.myelin.consensus;

import io.myelin.consensus.fixed.I32F32;

/**
 * Divides many I32F32 numbers by one divisor, exactly as {@link I32F32#safeDiv} does. For 0 <= a <=
 * divisor the quotient is estimated by a product that falls short by at most a few units, and then
 * corrected by its remainder.
 */
final class Reciprocal {
  /** Up to here the estimate's error times the divisor stays far inside 64 bits. */
  private static final long LARGEST = 1L << 40;

  private final long divisor;
  private final long inverse;

  Reciprocal(long divisor) {
    this.divisor = divisor;
    this.inverse = divisor > 0 ? Long.MAX_VALUE / divisor : 0;
  }

  long divide(long a) {
    if (a < 0 || a > divisor || divisor < 2 || divisor > LARGEST) {
      return I32F32.safeDiv(a, divisor);
    }
    long quotient = (a * inverse) >>> 31;
    long remainder = (a << 32) - quotient * divisor;
    while (remainder < 0 || remainder >= divisor) {
      quotient++;
      remainder -= divisor;
    }
    return quotient;
  }
}
