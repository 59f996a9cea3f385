package io.myelin.primitives.curve;

/** A sum of multiples with common doublings (Straus); its time depends on the numbers. */
final class MultipleSum {
  private final Multiples[] multiples;
  private final byte[][] digits;
  private int count;

  /** A sum of so many multiples. */
  MultipleSum(int size) {
    multiples = new Multiples[size];
    digits = new byte[size][];
  }

  /** One more of them: a number of up to 255 bits, or its negative, times a point. */
  void add(Multiples ofPoint, long[] number, boolean negative) {
    multiples[count] = ofPoint;
    digits[count++] = ofPoint.digits(number, negative);
  }

  /** The sum, once all were added. */
  Point point() {
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
}
