package io.myelin.primitives.curve;

/** Powers of field elements: inverses, square roots, and whether a fourth root exists. */
final class Roots {
  /** A square root of -1, the even one. */
  static final long[] I = {
    1718705420411056L, 234908883556509L, 2233514472574048L, 2117202627021982L, 765476049583133L
  };

  private static final long[] ONE = Field.of(1);

  private Roots() {}

  /** a^(2^252 - 3), which is a^((p - 5) / 8). */
  static void power252(long[] out, long[] a) {
    long[] chain = new long[5];
    long[] eleven = new long[5];
    power250(chain, eleven, a);
    Field.square(chain, chain, 2);
    Field.multiply(out, chain, a);
  }

  /** 1 / a, and 0 for 0. */
  static void invert(long[] out, long[] a) {
    long[] chain = new long[5];
    long[] eleven = new long[5];
    power250(chain, eleven, a);
    Field.square(chain, chain, 5);
    Field.multiply(out, chain, eleven);
  }

  /** Gives a^(2^250 - 1) and a^11. */
  private static void power250(long[] out, long[] eleven, long[] a) {
    long[] t = new long[5];
    long[] five = new long[5];
    long[] ten = new long[5];
    long[] fifty = new long[5];
    Field.square(out, a);
    Field.square(t, out, 2);
    Field.multiply(t, t, a);
    Field.multiply(eleven, t, out);
    Field.square(out, eleven);
    Field.multiply(five, out, t);
    Field.square(t, five, 5);
    Field.multiply(ten, t, five);
    Field.square(t, ten, 10);
    Field.multiply(out, t, ten);
    Field.square(t, out, 20);
    Field.multiply(t, t, out);
    Field.square(t, t, 10);
    Field.multiply(fifty, t, ten);
    Field.square(t, fifty, 50);
    Field.multiply(out, t, fifty);
    Field.square(t, out, 100);
    Field.multiply(t, t, out);
    Field.square(t, t, 50);
    Field.multiply(out, t, fifty);
  }

  /**
   * Puts the even square root of u / v into {@code out} and answers true where there is one; u must
   * not be 0 together with v (RFC 9496, 4.2).
   */
  static boolean ofRatio(long[] out, long[] u, long[] v) {
    long[] t = new long[5];
    long[] root = new long[5];
    Field.square(t, v);
    Field.multiply(t, t, v);
    Field.multiply(root, t, u);
    Field.square(t, t);
    Field.multiply(t, t, v);
    Field.multiply(t, t, u);
    power252(t, t);
    Field.multiply(root, root, t);
    Field.square(t, root);
    Field.multiply(t, t, v);
    long[] sum = new long[5];
    Field.add(sum, t, u);
    if (Field.isZero(sum)) {
      Field.multiply(root, root, I);
    } else if (!Field.equal(t, u)) {
      return false;
    }
    absolute(out, root);
    return true;
  }

  /** The even one of a and -a. */
  static void absolute(long[] out, long[] a) {
    if (Field.isNegative(a)) {
      Field.negate(out, a);
    } else {
      Field.copy(out, a);
    }
  }

  /** Whether a is the fourth power of something other than 0. */
  static boolean isFourthPower(long[] a) {
    long[] t = new long[5];
    power252(t, a);
    Field.square(t, t);
    Field.multiply(t, t, a);
    return Field.equal(t, ONE);
  }
}
