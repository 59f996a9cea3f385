package io.myelin.primitives.curve;

/**
 * Whether a point is in the subgroup of prime order, without multiplying by that order.
 *
 * <p>The curve is E: v^2 = u (u^2 + A u + 1) with A = 486662, u = (1 + y) / (1 - y) and v = c u /
 * x; its group has 8 L elements, and those of the subgroup are those that can be halved three
 * times. The isogeny to E': v^2 = u (u^2 - 2 A u + A^2 - 4) and its dual compose to doubling, so:
 *
 * <ol>
 *   <li>P comes from a point of E' exactly if u is a square, s^2 = u. It is then u' = A + 2 u + 2 w
 *       with w = v / s, or that plus a point of order two, and v' = 2 s u'.
 *   <li>Of these two one is in the image of the odd part of E exactly if their Tate pairing with
 *       the point of order four whose double is (A + 2, 0) is one. That pairing is the quartic
 *       character of l^2 / (u' - A - 2), where l = v' - (q + 2) (u' - A - 2) is the tangent there
 *       and q^2 = A + 2; it is the same for both.
 * </ol>
 *
 * <p>With r^2 = 1 - y^2, n = 1 - y and m = 2 x y + c r all denominators go into the fourth power.
 * (Koshelev, "Subgroup membership testing on elliptic curves via the Tate pairing", 2022; Pornin,
 * "Point-halving and subgroup membership in twisted Edwards curves", 2022.)
 */
final class PrimeOrder {
  private static final long A_PLUS_2 = 486664;

  /** A square root of -(A + 2). */
  private static final long[] C = {
    1693982333959686L, 608509411481997L, 2235573344831311L, 947681270984193L, 266558006233600L
  };

  /** A square root of A + 2, plus 2. */
  private static final long[] Q_PLUS_2 = {
    1608655899704282L, 1999971613377227L, 49908634785720L, 1873700692181652L, 353702208628067L
  };

  private static final long[] ONE = Field.of(1);

  private PrimeOrder() {}

  /** False for the neutral element too. The point's Z must be 1. */
  static boolean holds(Point p) {
    long[] n = new long[5];
    long[] r = new long[5];
    Field.square(n, p.y);
    Field.subtract(n, ONE, n);
    if (Field.isZero(n) || !Roots.ofRatio(r, n, ONE)) {
      return false;
    }
    Field.subtract(n, ONE, p.y);
    long[] m = new long[5];
    long[] right = new long[5];
    Field.multiply(right, C, r);
    Field.add(m, p.t, p.t);
    Field.add(m, m, right);

    long[] tangent = new long[5];
    Field.multiply(tangent, n, p.x);
    Field.multiply(tangent, tangent, Field.of(A_PLUS_2));
    Field.add(tangent, tangent, m);
    Field.add(tangent, tangent, m);
    Field.multiply(tangent, tangent, r);
    Field.multiply(right, m, n);
    Field.multiply(right, right, Q_PLUS_2);
    Field.subtract(tangent, tangent, right);

    // 2 tangent^2 n (x m)^3
    long[] value = new long[5];
    Field.multiply(m, m, p.x);
    Field.square(value, m);
    Field.multiply(value, value, m);
    Field.square(tangent, tangent);
    Field.multiply(value, value, tangent);
    Field.multiply(value, value, n);
    Field.add(value, value, value);
    return Roots.isFourthPower(value);
  }
}
