package io.myelin.consensus.fixed;

import java.math.BigInteger;

/**
 * A decimal share of a stake pool, a mantissa of 21 digits times a power of ten (economics.md
 * 10.1).
 *
 * @param mantissa 0, or above 10^20 and at most 10^21
 * @param exponent power of ten
 */
public record SafeFloat(BigInteger mantissa, long exponent) {
  private static final BigInteger TEN = BigInteger.TEN;
  private static final BigInteger LOW = TEN.pow(20);
  private static final BigInteger HIGH = TEN.pow(21);
  private static final BigInteger MAX_U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** No share at all. */
  public static final SafeFloat ZERO = new SafeFloat(BigInteger.ZERO, 0);

  /** Refuses negative shares and brings the mantissa into its range. */
  public SafeFloat {
    if (mantissa.signum() < 0) {
      throw new IllegalArgumentException(
          "share refused: mantissa " + mantissa + " is negative; give 0 or more");
    }
    while (mantissa.compareTo(HIGH) > 0) {
      mantissa = mantissa.divide(TEN);
      exponent++;
    }
    while (mantissa.signum() > 0 && mantissa.compareTo(LOW) <= 0) {
      mantissa = mantissa.multiply(TEN);
      exponent--;
    }
    if (mantissa.signum() == 0) {
      exponent = 0;
    }
  }

  /** An unsigned whole number. */
  public static SafeFloat ofU64(long value) {
    return new SafeFloat(Wide.unsigned(value), 0);
  }

  public boolean isZero() {
    return mantissa.signum() == 0;
  }

  /** Sum at the greater exponent, the smaller number being cut to it. */
  public SafeFloat plus(SafeFloat other) {
    if (isZero() || other.isZero()) {
      return isZero() ? other : this;
    }
    long common = Math.max(exponent, other.exponent);
    return new SafeFloat(alignedTo(common).add(other.alignedTo(common)), common);
  }

  /** Difference at the greater exponent; 0 where it would be negative. */
  public SafeFloat minus(SafeFloat other) {
    if (other.isZero()) {
      return this;
    }
    long common = Math.max(exponent, other.exponent);
    BigInteger rest = alignedTo(common).subtract(other.alignedTo(common));
    return rest.signum() <= 0 ? ZERO : new SafeFloat(rest, common);
  }

  private BigInteger alignedTo(long common) {
    long digits = common - exponent;
    return digits > 21 ? BigInteger.ZERO : mantissa.divide(TEN.pow((int) digits));
  }

  /** This times a factor over a divisor, cut down once; 0 for a divisor of 0. */
  public SafeFloat mulDiv(SafeFloat factor, SafeFloat divisor) {
    if (divisor.isZero()) {
      return ZERO;
    }
    BigInteger product = mantissa.multiply(factor.mantissa);
    return new SafeFloat(
        product.divide(divisor.mantissa), exponent + factor.exponent - divisor.exponent);
  }

  /** The whole part as unsigned 64 bits, clamped. */
  public long toU64() {
    if (exponent >= 0) {
      return isZero() ? 0 : -1;
    }
    BigInteger whole = exponent < -21 ? BigInteger.ZERO : mantissa.divide(TEN.pow((int) -exponent));
    return whole.min(MAX_U64).longValue();
  }
}
