package io.myelin.consensus.fixed;

import java.math.BigInteger;
import java.util.Optional;

/** exp, log2 and ln by the chain's series (yuma.md 1.1, 1.2). */
public final class Elementary {
  /** e with 23 fraction bits, as the series' special case for 1 has it. */
  public static final long E = 22802600L << 9;

  private static final long LIMIT = 20L << 32;

  /** log2(e) cut to 23 fraction bits. */
  private static final long LOG2_E_23 = 12102203L;

  private static final int TERMS = 31;

  /**
   * {@code 2^(62+k) / i} rounded up, with {@code 2^k >= i}: a product below 2^62 times this,
   * shifted back, is the exact quotient by i. Within the clamp no product of the series reaches
   * 2^62.
   */
  private static final long[] INVERSES = new long[TERMS + 1];

  private static final int[] SHIFTS = new int[TERMS + 1];

  static {
    for (int i = 2; i <= TERMS; i++) {
      int k = 32 - Integer.numberOfLeadingZeros(i - 1);
      BigInteger[] division =
          BigInteger.ONE.shiftLeft(62 + k).divideAndRemainder(BigInteger.valueOf(i));
      INVERSES[i] = division[0].longValue() + division[1].signum();
      SHIFTS[i] = k - 1;
    }
  }

  private Elementary() {}

  /** e^x for x clamped to -20..20. */
  public static long exp(long x) {
    long clamped = I32F32.clamp(x, -LIMIT, LIMIT);
    long o = Math.abs(clamped);
    long r = o + I32F32.ONE;
    long t = o;
    for (int i = 2; i <= TERMS && t != 0; i++) {
      t = next(t, o, INVERSES[i], SHIFTS[i]);
      r += t;
    }
    return finish(clamped, r);
  }

  /** Replaces the first {@code count} numbers by {@link #exp} of them, four series side by side. */
  public static void expEach(long[] x, int count) {
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      long a = Math.abs(I32F32.clamp(x[k], -LIMIT, LIMIT));
      long b = Math.abs(I32F32.clamp(x[k + 1], -LIMIT, LIMIT));
      long c = Math.abs(I32F32.clamp(x[k + 2], -LIMIT, LIMIT));
      long d = Math.abs(I32F32.clamp(x[k + 3], -LIMIT, LIMIT));
      long ra = a + I32F32.ONE;
      long rb = b + I32F32.ONE;
      long rc = c + I32F32.ONE;
      long rd = d + I32F32.ONE;
      long ta = a;
      long tb = b;
      long tc = c;
      long td = d;
      for (int i = 2; i <= TERMS && (ta | tb | tc | td) != 0; i++) {
        long inverse = INVERSES[i];
        int shift = SHIFTS[i];
        ta = next(ta, a, inverse, shift);
        tb = next(tb, b, inverse, shift);
        tc = next(tc, c, inverse, shift);
        td = next(td, d, inverse, shift);
        ra += ta;
        rb += tb;
        rc += tc;
        rd += td;
      }
      x[k] = finish(x[k], ra);
      x[k + 1] = finish(x[k + 1], rb);
      x[k + 2] = finish(x[k + 2], rc);
      x[k + 3] = finish(x[k + 3], rd);
    }
    for (; k < count; k++) {
      x[k] = exp(x[k]);
    }
  }

  private static long next(long term, long o, long inverse, int shift) {
    long product = Math.multiplyHigh(term, o) << 32 | (term * o) >>> 32;
    return Math.multiplyHigh(product << 1, inverse) >> shift;
  }

  private static long finish(long x, long series) {
    if (x == I32F32.ONE) {
      return E;
    }
    return x < 0 ? I32F32.reciprocal(series) : series;
  }

  /** {@code 1 / (exp(-rho (x - kappa)) + 1)}; kept for its vectors, the epoch does not use it. */
  public static long sigmoid(long x, long rho, long kappa) {
    long exponent = I32F32.mul(I32F32.negate(rho), I32F32.sub(x, kappa));
    return I32F32.safeDiv(I32F32.ONE, I32F32.add(exp(exponent), I32F32.ONE));
  }

  /** Natural logarithm in I32F32; 0 where it is not defined. */
  public static long safeLn(long x) {
    return log2(BigInteger.valueOf(x), 32, 64)
        .map(log -> log.shiftLeft(32).divide(BigInteger.valueOf(LOG2_E_23 << 9)))
        .filter(ln -> ln.bitLength() <= 63)
        .map(BigInteger::longValue)
        .orElse(0L);
  }

  /** Base-2 logarithm of an I96F32 raw; empty for zero and negatives. */
  public static Optional<BigInteger> log2I96F32(BigInteger raw) {
    return log2(raw, 32, 128);
  }

  private static Optional<BigInteger> log2(BigInteger raw, int fraction, int width) {
    BigInteger one = BigInteger.ONE.shiftLeft(fraction);
    if (raw.signum() <= 0) {
      return Optional.empty();
    }
    if (raw.compareTo(one) >= 0) {
      return Optional.of(log2AtLeastOne(raw, one, fraction));
    }
    BigInteger inverse = one.shiftLeft(fraction).divide(raw);
    return inverse.bitLength() >= width
        ? Optional.empty()
        : Optional.of(log2AtLeastOne(inverse, one, fraction).negate());
  }

  private static BigInteger log2AtLeastOne(BigInteger raw, BigInteger one, int fraction) {
    BigInteger two = one.shiftLeft(1);
    BigInteger v = raw;
    long whole = 0;
    while (v.compareTo(two) >= 0) {
      whole++;
      v = v.shiftRight(1).add(v.testBit(0) ? BigInteger.ONE : BigInteger.ZERO);
    }
    if (v.equals(one)) {
      return BigInteger.valueOf(whole).shiftLeft(fraction);
    }
    BigInteger result = BigInteger.valueOf(whole);
    for (int i = 0; i < fraction; i++) {
      v = v.multiply(v).shiftRight(fraction);
      result = result.shiftLeft(1);
      if (v.compareTo(two) >= 0) {
        result = result.add(BigInteger.ONE);
        v = v.shiftRight(1).add(v.testBit(0) ? BigInteger.ONE : BigInteger.ZERO);
      }
    }
    return result;
  }
}
