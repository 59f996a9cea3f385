package io.myelin.primitives.curve;

/** P, 3P, 5P and so on: what the digits of a number are multiplied with. */
final class Multiples {
  static final int WIDTH = 5;
  static final int BASE_WIDTH = 8;

  /** Where a multiple of the base point is cut in two. */
  static final int SPLIT = 127;

  /** Of the base point. */
  static final Multiples BASE;

  /** Of the base point times 2^127. */
  static final Multiples UPPER_BASE;

  static {
    Point base = Edwards.base();
    BASE = new Multiples(base, BASE_WIDTH);
    for (int i = 1; i <= SPLIT; i++) {
      base.twice(i == SPLIT);
    }
    UPPER_BASE = new Multiples(base, BASE_WIDTH);
  }

  private final int width;
  private final Addend[] odd;

  private Multiples(Point p, int width) {
    this.width = width;
    Point twice = p.copy();
    twice.twice(true);
    Addend step = twice.addend();
    odd = new Addend[1 << width - 2];
    odd[0] = p.addend();
    Point next = p.copy();
    for (int i = 1; i < odd.length; i++) {
      next.add(step, false, true);
      odd[i] = next.addend();
    }
  }

  static Multiples of(Point p) {
    return new Multiples(p, WIDTH);
  }

  /**
   * More multiples, for fewer additions.
   *
   * @param width of the digits that go with them, 2..8
   */
  static Multiples of(Point p, int width) {
    return new Multiples(p, width);
  }

  /** The digits of a number, or of its negative, that go with these multiples. */
  byte[] digits(long[] number, boolean negative) {
    return Digits.of(number, width, negative ? -1 : 1);
  }

  /** Adds the multiple that a digit other than 0 names; {@code withT} as in additions. */
  void addTo(Point sum, int digit, boolean withT) {
    sum.add(odd[Math.abs(digit) >> 1], digit < 0, withT);
  }
}
