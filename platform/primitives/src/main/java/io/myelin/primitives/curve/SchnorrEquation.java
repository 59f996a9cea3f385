package io.myelin.primitives.curve;

import java.util.Optional;

/**
 * Whether R = s B - k A: the one question that a Schnorr signature asks of its group. Four
 * multiples of half the length are summed with common doublings (Straus); time depends on the
 * arguments, which are all public.
 */
public final class SchnorrEquation {
  private static final KnownKeys EDWARDS =
      new KnownKeys(key -> Edwards.decode(key).filter(PrimeOrder::holds));
  private static final KnownKeys RISTRETTO =
      new KnownKeys(key -> Ristretto.decode(key).filter(a -> !a.isNeutralOfRistretto()));

  private SchnorrEquation() {}

  /**
   * On edwards25519, without the cofactor. False as well unless key and commitment are the one
   * encoding of points of prime order, which the neutral element is not.
   *
   * @param key A, 32 bytes
   * @param commitment R, 32 bytes
   */
  public static boolean holdsOnEdwards(byte[] key, byte[] commitment, Scalar s, Scalar k) {
    Optional<Multiples> a = EDWARDS.find(key);
    Optional<Point> r = Edwards.decode(commitment);
    // the rest is u (s B - k A - R) with an odd u: R has no part of small order where it is neutral
    return a.isPresent()
        && r.isPresent()
        && !r.get().isNeutral()
        && rest(a.get(), r.get(), s, k).isNeutral();
  }

  /**
   * On ristretto255. False as well unless key and commitment are the one encoding of an element,
   * and for the neutral element as the key.
   *
   * @param key A, 32 bytes
   * @param commitment R, 32 bytes
   */
  public static boolean holdsOnRistretto(byte[] key, byte[] commitment, Scalar s, Scalar k) {
    Optional<Multiples> a = RISTRETTO.find(key);
    Optional<Point> r = Ristretto.decode(commitment);
    return a.isPresent() && r.isPresent() && rest(a.get(), r.get(), s, k).isNeutralOfRistretto();
  }

  /** u s B - v A - u R. */
  private static Point rest(Multiples a, Point r, Scalar s, Scalar k) {
    HalfScalars half = HalfScalars.of(k);
    Scalar us = s.times(half.u());
    long[] base = (half.negative() ? us.negated() : us).longs();
    Multiples[] multiples = {a, Multiples.of(r), Multiples.BASE, Multiples.UPPER_BASE};
    byte[][] digits = {
      multiples[0].digits(half.v(), true),
      multiples[1].digits(half.u(), !half.negative()),
      multiples[2].digits(lower(base), false),
      multiples[3].digits(upper(base), false)
    };
    Point sum = Point.neutral();
    for (int i = Digits.top(digits); i >= 0; i--) {
      int left = Digits.countAt(i, digits);
      sum.twice(left > 0);
      for (int j = 0; left > 0; j++) {
        if (digits[j][i] != 0) {
          left--;
          multiples[j].addTo(sum, digits[j][i], left > 0);
        }
      }
    }
    return sum;
  }

  /** The number modulo 2^127. */
  private static long[] lower(long[] number) {
    return new long[] {number[0], number[1] & Long.MAX_VALUE, 0, 0};
  }

  /** The number divided by 2^127. */
  private static long[] upper(long[] number) {
    return new long[] {
      number[1] >>> 63 | number[2] << 1, number[2] >>> 63 | number[3] << 1, number[3] >>> 63, 0
    };
  }
}
