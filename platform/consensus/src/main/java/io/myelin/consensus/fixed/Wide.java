package io.myelin.consensus.fixed;

import java.math.BigInteger;

/** Wider formats and the rare wide steps of narrow ones, on BigInteger raws (yuma.md 1). */
public final class Wide {
  private static final BigInteger I64_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger I64_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger I128_MAX = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
  private static final BigInteger I128_MIN = BigInteger.ONE.shiftLeft(127).negate();
  private static final BigInteger U128_MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Wide() {}

  public static BigInteger unsigned(long u64) {
    BigInteger low = BigInteger.valueOf(u64 & Long.MAX_VALUE);
    return u64 < 0 ? low.setBit(63) : low;
  }

  public static BigInteger clampI128(BigInteger x) {
    return x.max(I128_MIN).min(I128_MAX);
  }

  public static BigInteger clampU128(BigInteger x) {
    return x.max(BigInteger.ZERO).min(U128_MAX);
  }

  /** Two's-complement wrap to 128 bits, as plain addition does. */
  public static BigInteger wrapI128(BigInteger x) {
    BigInteger low = x.and(U128_MAX);
    return low.testBit(127) ? low.subtract(BigInteger.ONE.shiftLeft(128)) : low;
  }

  /** I64F64 {@code safe_div} on raws: 0 for a zero divisor or an overflow. */
  public static BigInteger safeDivI64F64(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      return BigInteger.ZERO;
    }
    BigInteger quotient = a.shiftLeft(64).divide(b);
    return quotient.equals(clampI128(quotient)) ? quotient : BigInteger.ZERO;
  }

  /** {@code safe_div} of an unsigned 128-bit format with the given fraction bits. */
  public static BigInteger safeDivU128(BigInteger a, BigInteger b, int fractionBits) {
    if (b.signum() == 0) {
      return BigInteger.ZERO;
    }
    BigInteger quotient = a.shiftLeft(fractionBits).divide(b);
    return quotient.compareTo(U128_MAX) > 0 ? BigInteger.ZERO : quotient;
  }

  /** Product of unsigned 128-bit raws, rounded down and clamped. */
  public static BigInteger mulU128(BigInteger a, BigInteger b, int fractionBits) {
    return clampU128(a.multiply(b).shiftRight(fractionBits));
  }

  public static BigInteger mulI128(BigInteger a, BigInteger b, int fractionBits) {
    return clampI128(a.multiply(b).shiftRight(fractionBits));
  }

  /** I64F64 to I32F32: floor, then clamp. */
  public static long narrow(BigInteger i64f64) {
    BigInteger raw = i64f64.shiftRight(32);
    return raw.max(I64_MIN).min(I64_MAX).longValue();
  }

  /** Floor of a raw to u64, clamped; the bits of the result are unsigned. */
  public static long toU64(BigInteger raw, int fractionBits) {
    return raw.shiftRight(fractionBits).max(BigInteger.ZERO).min(U64_MAX).longValue();
  }

  /** A share in I32F32 of an unsigned amount, through I96F32: floor, clamped to u64. */
  public static long shareOfAmount(long share, long amount) {
    if (share <= 0) {
      return 0;
    }
    if (amount >= 0) {
      long high = Math.multiplyHigh(share, amount);
      if (high >>> 32 == 0) {
        return high << 32 | (share * amount) >>> 32;
      }
    }
    return toU64(clampI128(BigInteger.valueOf(share).multiply(unsigned(amount))), 32);
  }
}
