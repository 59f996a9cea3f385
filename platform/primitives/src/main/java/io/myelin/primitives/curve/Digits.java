package io.myelin.primitives.curve;

/** Numbers as sums of few odd digits times powers of two: width-w non-adjacent forms. */
final class Digits {
  /** One more than a number has bits, for the carry. */
  static final int COUNT = 257;

  private Digits() {}

  /**
   * The digits of a number of up to 255 bits, lowest first.
   *
   * @param width 2..8; digits are 0 or odd and below 2^(width - 1) in size
   * @param sign 1, or -1 for the digits of the number's negative
   */
  static byte[] of(long[] number, int width, int sign) {
    byte[] digits = new byte[COUNT];
    int carry = 0;
    int at = 0;
    while (at < 256) {
      if (bits(number, at, 1) == carry) {
        at++;
        continue;
      }
      int digit = bits(number, at, width) + carry;
      carry = digit >> width - 1;
      digits[at] = (byte) (sign * (digit - (carry << width)));
      at += width;
    }
    return digits;
  }

  private static int bits(long[] number, int at, int count) {
    int word = at >> 6;
    int shift = at & 63;
    long value = number[word] >>> shift;
    if (shift + count > 64 && word < 3) {
      value |= number[word + 1] << 64 - shift;
    }
    return (int) value & (1 << count) - 1;
  }

  /** The highest place where one of these has a digit other than 0; -1 for none. */
  static int top(byte[]... all) {
    int top = COUNT - 1;
    while (top >= 0 && countAt(top, all) == 0) {
      top--;
    }
    return top;
  }

  /** How many of these have a digit other than 0 at a place. */
  static int countAt(int place, byte[]... all) {
    int count = 0;
    for (byte[] digits : all) {
      count += digits[place] == 0 ? 0 : 1;
    }
    return count;
  }
}
