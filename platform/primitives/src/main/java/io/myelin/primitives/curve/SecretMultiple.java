package io.myelin.primitives.curve;

/**
 * Multiples of the base point by a secret: no branch and no index depends on it.
 *
 * <p>The scalar is 64 digits of -8..8 in base 16; the odd ones are added first, their sum is
 * multiplied by 16, then the even ones are added (Bernstein and others, "High-speed high-security
 * signatures", 2011). Every addition reads all eight multiples of its place.
 */
public final class SecretMultiple {
  private static final int PLACES = 32;
  private static final int MULTIPLES = 8;

  /** 1..8 times 256^place times the base point. */
  private static final Addend[][] TABLE = table();

  private SecretMultiple() {}

  /** The element of ristretto255 that the base point times the secret is; 32 bytes. */
  public static byte[] encodedInRistretto(Scalar secret) {
    // the affine point is as public as its encoding, unlike the coordinates that led to it
    return Ristretto.encode(of(secret).toAffine());
  }

  static Point of(Scalar secret) {
    int[] digits = digits(secret.bytes());
    Point sum = Point.neutral();
    for (int i = 1; i < digits.length; i += 2) {
      sum.add(multiple(TABLE[i / 2], digits[i]), false, true);
    }
    for (int i = 1; i <= 4; i++) {
      sum.twice(i == 4);
    }
    for (int i = 0; i < digits.length; i += 2) {
      sum.add(multiple(TABLE[i / 2], digits[i]), false, true);
    }
    return sum;
  }

  private static int[] digits(byte[] bytes) {
    int[] digits = new int[2 * PLACES];
    int carry = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = (bytes[i / 2] >> 4 * (i % 2) & 15) + carry;
      carry = digit + 8 >> 4;
      digits[i] = digit - (carry << 4);
    }
    return digits;
  }

  private static Addend multiple(Addend[] multiples, int digit) {
    long negative = digit >> 31;
    long size = (digit ^ negative) - negative;
    Addend chosen = Point.neutral().addend();
    for (int i = 0; i < MULTIPLES; i++) {
      long same = (size ^ (i + 1)) - 1 >> 63;
      choose(chosen.plus(), multiples[i].plus(), same);
      choose(chosen.minus(), multiples[i].minus(), same);
      choose(chosen.twiceDt(), multiples[i].twiceDt(), same);
      choose(chosen.twiceZ(), multiples[i].twiceZ(), same);
    }
    long[] plus = chosen.plus().clone();
    choose(chosen.plus(), chosen.minus(), negative);
    choose(chosen.minus(), plus, negative);
    for (int i = 0; i < 5; i++) {
      chosen.twiceDt()[i] = (chosen.twiceDt()[i] ^ negative) - negative;
    }
    return chosen;
  }

  /** Where the mask is -1, not 0, takes the other value. */
  private static void choose(long[] value, long[] other, long mask) {
    for (int i = 0; i < 5; i++) {
      value[i] ^= (value[i] ^ other[i]) & mask;
    }
  }

  private static Addend[][] table() {
    Addend[][] table = new Addend[PLACES][MULTIPLES];
    Point place = Edwards.base();
    for (Addend[] multiples : table) {
      Addend step = place.addend();
      Point sum = Point.neutral();
      for (int i = 0; i < MULTIPLES; i++) {
        sum.add(step, false, true);
        multiples[i] = sum.addend();
      }
      for (int i = 1; i <= 8; i++) {
        place.twice(i == 8);
      }
    }
    return table;
  }
}
