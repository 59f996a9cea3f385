package io.myelin.primitives.curve;

/**
 * Multiples of P, 2^64 P, 2^128 P and 2^192 P: a number is multiplied word by word with common
 * doublings, a quarter as many as it has bits.
 */
record Quarters(Multiples[] multiples) {
  static final int COUNT = 4;

  /** Of the base point. */
  static final Quarters BASE = of(Edwards.base(), Multiples.BASE_WIDTH);

  static Quarters of(Point p) {
    return of(p, Multiples.WIDTH);
  }

  private static Quarters of(Point p, int width) {
    Multiples[] multiples = new Multiples[COUNT];
    Point shifted = p.copy();
    multiples[0] = Multiples.of(p, width);
    for (int i = 1; i < COUNT; i++) {
      for (int bit = 1; bit <= Long.SIZE; bit++) {
        shifted.twice(bit == Long.SIZE);
      }
      multiples[i] = Multiples.of(shifted, width);
    }
    return new Quarters(multiples);
  }

  /** Adds a number's words to a sum, or the negative number's. */
  void addTo(MultipleSum sum, Scalar number, boolean negative) {
    long[] words = number.longs();
    for (int i = 0; i < COUNT; i++) {
      sum.add(multiples[i], new long[] {words[i], 0, 0, 0}, negative);
    }
  }
}
