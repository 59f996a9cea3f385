package io.myelin.primitives;

import java.util.Arrays;

/**
 * Bytes as a number in base 58, a leading zero byte as the digit 1. Five digits are taken at once:
 * 58^5 is the highest power that a 32-bit limb takes in a 64-bit division.
 */
final class Base58 {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int BASE = 58;
  private static final int AT_ONCE = 5;
  private static final long CHUNK = 656_356_768L;
  private static final long LIMB = 0xffff_ffffL;
  private static final int[] VALUES = values();

  private Base58() {}

  private static int[] values() {
    int[] values = new int[128];
    Arrays.fill(values, -1);
    for (int digit = 0; digit < BASE; digit++) {
      values[DIGITS.charAt(digit)] = digit;
    }
    return values;
  }

  static String encode(byte[] data) {
    int zeros = 0;
    while (zeros < data.length && data[zeros] == 0) {
      zeros++;
    }
    int[] limbs = new int[(data.length + 3) / 4];
    for (int i = 0; i < data.length; i++) {
      int place = data.length - 1 - i;
      limbs[limbs.length - 1 - place / 4] |= (data[i] & 0xff) << 8 * (place % 4);
    }
    // 4 bytes are less than 6 digits.
    char[] out = new char[zeros + 6 * limbs.length + AT_ONCE];
    int at = out.length;
    for (int first = 0; first < limbs.length; ) {
      if (limbs[first] == 0) {
        first++;
        continue;
      }
      long rest = 0;
      for (int i = first; i < limbs.length; i++) {
        long part = rest << 32 | limbs[i] & LIMB;
        limbs[i] = (int) (part / CHUNK);
        rest = part % CHUNK;
      }
      for (int i = 0; i < AT_ONCE; i++) {
        out[--at] = DIGITS.charAt((int) (rest % BASE));
        rest /= BASE;
      }
    }
    while (at < out.length && out[at] == DIGITS.charAt(0)) {
      at++;
    }
    Arrays.fill(out, at - zeros, at, DIGITS.charAt(0));
    return new String(out, at - zeros, out.length - at + zeros);
  }

  /** Where the first character stands that is no digit; the length of the text if all are. */
  static int firstOdd(String text) {
    int at = 0;
    while (at < text.length() && value(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int value(char digit) {
    return digit < VALUES.length ? VALUES[digit] : -1;
  }

  /** Reads digits only: {@link #firstOdd} finds what is none. */
  static byte[] decode(String text) {
    int zeros = 0;
    while (zeros < text.length() && value(text.charAt(zeros)) == 0) {
      zeros++;
    }
    // A digit is less than 6 bits.
    int[] limbs = new int[text.length() * 6 / 32 + 1];
    for (int at = zeros; at < text.length(); ) {
      long times = 1;
      long plus = 0;
      for (int end = Math.min(text.length(), at + AT_ONCE); at < end; at++) {
        times *= BASE;
        plus = plus * BASE + value(text.charAt(at));
      }
      for (int i = limbs.length - 1; i >= 0; i--) {
        long part = (limbs[i] & LIMB) * times + plus;
        limbs[i] = (int) part;
        plus = part >>> 32;
      }
    }
    int bytes = 4 * limbs.length;
    while (bytes > 0 && octet(limbs, bytes - 1) == 0) {
      bytes--;
    }
    byte[] out = new byte[zeros + bytes];
    for (int place = 0; place < bytes; place++) {
      out[out.length - 1 - place] = octet(limbs, place);
    }
    return out;
  }

  /** A byte of a number, the last one has place 0. */
  private static byte octet(int[] limbs, int place) {
    return (byte) (limbs[limbs.length - 1 - place / 4] >>> 8 * (place % 4));
  }
}
