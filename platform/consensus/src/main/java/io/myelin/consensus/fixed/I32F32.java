package io.myelin.consensus.fixed;

/**
 * Signed numbers with 32 fraction bits, held as raw {@code long} (yuma.md 1). Products round down,
 * quotients towards zero, results saturate.
 */
public final class I32F32 {
  public static final long ONE = 1L << 32;
  public static final long HALF = 1L << 31;
  private static final long U16_MAX = 65535;

  private I32F32() {}

  public static long add(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? saturated(a < 0) : sum;
  }

  public static long sub(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? saturated(a < 0) : difference;
  }

  public static long negate(long a) {
    return a == Long.MIN_VALUE ? Long.MAX_VALUE : -a;
  }

  public static long mul(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    return overflows(high) ? saturated((a ^ b) < 0) : high << 32 | (a * b) >>> 32;
  }

  /** Whether {@link #mul} would leave the range. */
  public static boolean mulOverflows(long a, long b) {
    return overflows(Math.multiplyHigh(a, b));
  }

  /** The quotient, or 0 when the divisor is 0 or the quotient leaves the range. */
  public static long safeDiv(long a, long b) {
    if (a >= 0 && a < ONE && b > 0) {
      return Long.divideUnsigned(a << 32, b);
    }
    return b == 0 || divOverflows(a, b) ? 0 : quotient(a, b);
  }

  /** The quotient, clamped; the divisor must not be 0. */
  public static long saturatingDiv(long a, long b) {
    return divOverflows(a, b) ? saturated((a ^ b) < 0) : quotient(a, b);
  }

  /** {@code 1 / b} for b above one raw unit: 2^64 over b, which needs 65 bits only in passing. */
  public static long reciprocal(long b) {
    long quotient = Long.divideUnsigned(-1L, b);
    return -1L - quotient * b == b - 1 ? quotient + 1 : quotient;
  }

  /** Whether a / b leaves the range; the divisor must not be 0. */
  public static boolean divOverflows(long a, long b) {
    if (a > -(1L << 31) && a < 1L << 31) {
      return false;
    }
    long numerator = Math.abs(a);
    long divisor = Math.abs(b);
    if (Long.compareUnsigned(numerator >>> 32, divisor) >= 0) {
      return true;
    }
    long magnitude = Wide128.divide(numerator >>> 32, numerator << 32, divisor);
    return magnitude < 0 && (magnitude != Long.MIN_VALUE || (a ^ b) >= 0);
  }

  private static long quotient(long a, long b) {
    if (a > -(1L << 31) && a < 1L << 31) {
      return (a << 32) / b;
    }
    long numerator = Math.abs(a);
    long magnitude = Wide128.divide(numerator >>> 32, numerator << 32, Math.abs(b));
    return (a ^ b) < 0 ? -magnitude : magnitude;
  }

  /** A u16 as a whole number. */
  public static long ofU16(int value) {
    return (long) value << 32;
  }

  /** A u16 as a share of 65535; 65535 is exactly 1. */
  public static long proportion(int u16) {
    return ((long) u16 << 32) / U16_MAX;
  }

  /** {@code floor(x * 65535)} clamped to 0..65535. */
  public static int toU16(long x) {
    return clampU16(mul(x, U16_MAX << 32) >> 32);
  }

  /** The whole part, clamped to 0..65535. */
  public static int floorToU16(long x) {
    return clampU16(x >> 32);
  }

  /** Nearest whole number, ties away from zero; saturates. */
  public static long round(long x) {
    if (x >= 0) {
      return add(x, HALF) & -ONE;
    }
    long up = sub(HALF - 1, x);
    return x <= Long.MIN_VALUE + HALF ? Long.MIN_VALUE : -((up + 1) & -ONE);
  }

  public static long clamp(long x, long low, long high) {
    return Math.max(low, Math.min(x, high));
  }

  private static int clampU16(long whole) {
    return (int) Math.max(0, Math.min(whole, U16_MAX));
  }

  private static boolean overflows(long high) {
    return high >> 31 != high >> 63;
  }

  private static long saturated(boolean negative) {
    return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
