package io.myelin.primitives.curve;

import io.myelin.primitives.curve.KnownKeys.Known;
import java.util.Optional;

/**
 * Whether R = s B - k A: the one question that a Schnorr signature asks of its group. For a key
 * that was seen before eight multiples of a quarter of the length are summed, for a new one four of
 * half the length; time depends on the arguments, which are all public.
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
    Optional<Known> a = EDWARDS.find(key);
    Optional<Point> r = Edwards.decode(commitment);
    return a.isPresent() && r.isPresent() && isOnEdwards(a.get(), r.get(), s, k);
  }

  static boolean isOnEdwards(Known a, Point r, Scalar s, Scalar k) {
    if (r.isNeutral()) {
      return false;
    }
    // the rest is u (s B - k A - R) with an odd u: R has no part of small order where it is neutral
    return a.quarters().isPresent()
        ? commitment(a.quarters().get(), s, k).isSame(r)
        : rest(a.multiples(), r, s, k).isNeutral();
  }

  /**
   * On ristretto255. False as well unless key and commitment are the one encoding of an element,
   * and for the neutral element as the key.
   *
   * @param key A, 32 bytes
   * @param commitment R, 32 bytes
   */
  public static boolean holdsOnRistretto(byte[] key, byte[] commitment, Scalar s, Scalar k) {
    Optional<Known> a = RISTRETTO.find(key);
    Optional<Point> r = Ristretto.decode(commitment);
    return a.isPresent() && r.isPresent() && isOnRistretto(a.get(), r.get(), s, k);
  }

  static boolean isOnRistretto(Known a, Point r, Scalar s, Scalar k) {
    return a.quarters().isPresent()
        ? commitment(a.quarters().get(), s, k).isSameOfRistretto(r)
        : rest(a.multiples(), r, s, k).isNeutralOfRistretto();
  }

  /** s B - k A: what the commitment must be. */
  private static Point commitment(Quarters a, Scalar s, Scalar k) {
    MultipleSum sum = new MultipleSum(2 * Quarters.COUNT);
    a.addTo(sum, k, true);
    Quarters.BASE.addTo(sum, s, false);
    return sum.point();
  }

  /** u s B - v A - u R. */
  private static Point rest(Multiples a, Point r, Scalar s, Scalar k) {
    HalfScalars half = HalfScalars.of(k);
    Scalar us = s.times(half.u());
    long[] base = (half.negative() ? us.negated() : us).longs();
    MultipleSum sum = new MultipleSum(4);
    sum.add(a, half.v(), true);
    sum.add(Multiples.of(r), half.u(), !half.negative());
    sum.add(Multiples.BASE, lower(base), false);
    sum.add(Multiples.UPPER_BASE, upper(base), false);
    return sum.point();
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
