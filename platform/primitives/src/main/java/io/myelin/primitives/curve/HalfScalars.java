package io.myelin.primitives.curve;

/**
 * A short multiple of an equation: u k = v modulo L, both about half as long as L and u odd, so
 * that s B - k A - R = 0 follows from (u s) B - v A - u R = 0 and needs half of its doublings
 * (Antipa and others, "Accelerated verification of ECDSA signatures", 2005).
 *
 * @param u the size of u, odd, below 2^253 and nearly always below 2^128; four words, lowest first
 * @param negative whether u is below zero
 * @param v 0 or more, below 2^253 and nearly always below 2^132; four words, lowest first
 */
record HalfScalars(long[] u, boolean negative, long[] v) {
  private static final int HALF = 127;

  /** Five are usual; one scalar in a billion has a quotient that wants more, and stays whole. */
  private static final int MOST_ROUNDS = 12;

  /** Euclid's algorithm on (L, k), stopped half way; each of its pairs has u k = v. */
  static HalfScalars of(Scalar k) {
    Lehmer.Pair zero = new Lehmer.Pair(Scalar.order(), 0);
    Lehmer.Pair one = new Lehmer.Pair(k.longs(), 1);
    Lehmer euclid = new Lehmer(zero, one);
    for (int round = 0; one.bits() > HALF; round++) {
      if (round == MOST_ROUNDS) {
        return new HalfScalars(new long[] {1, 0, 0, 0}, false, k.longs());
      }
      euclid.advance(HALF);
    }
    // consecutive u have no common factor: one of them is odd
    Lehmer.Pair odd = one.isOdd() ? one : zero;
    return new HalfScalars(odd.size(), odd.isNegative(), odd.value());
  }
}
