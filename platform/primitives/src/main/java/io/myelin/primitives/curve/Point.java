package io.myelin.primitives.curve;

/**
 * A point of -x^2 + y^2 = 1 + d x^2 y^2 in extended coordinates x = X/Z, y = Y/Z, xy = T/Z; it
 * changes in place. Formulas of Hisil, Wong, Carter and Dawson, "Twisted Edwards curves revisited",
 * 2008.
 */
final class Point {
  /** -121665 / 121666, the curve's constant d. */
  static final long[] D = {
    929955233495203L, 466365720129213L, 1662059464998953L, 2033849074728123L, 1442794654840575L
  };

  /** 2 d. */
  static final long[] TWICE_D = {
    1859910466990425L, 932731440258426L, 1072319116312658L, 1815898335770999L, 633789495995903L
  };

  final long[] x = Field.zero();
  final long[] y = Field.of(1);
  final long[] z = Field.of(1);
  final long[] t = Field.zero();

  // what an operation leaves: x = E/G, y = H/F before the products are made
  private final long[] e = new long[5];
  private final long[] f = new long[5];
  private final long[] g = new long[5];
  private final long[] h = new long[5];

  private Point() {}

  static Point neutral() {
    return new Point();
  }

  static Point affine(long[] x, long[] y) {
    Point p = new Point();
    Field.copy(p.x, x);
    Field.copy(p.y, y);
    Field.multiply(p.t, x, y);
    return p;
  }

  Point copy() {
    Point p = new Point();
    Field.copy(p.x, x);
    Field.copy(p.y, y);
    Field.copy(p.z, z);
    Field.copy(p.t, t);
    return p;
  }

  /** Doubles; without the product {@code t}, which another doubling does not read, if not asked. */
  void twice(boolean withT) {
    Field.add(e, x, y);
    Field.square(e, e);
    Field.square(f, x);
    Field.square(g, y);
    Field.square(t, z);
    for (int i = 0; i < 5; i++) {
      long sum = g[i] + f[i];
      long difference = g[i] - f[i];
      e[i] -= sum;
      f[i] = 2 * t[i] - difference;
      g[i] = difference;
      h[i] = sum;
    }
    finish(withT);
  }

  /** Adds a point, or takes it away; reads {@code t}, and leaves it if asked. */
  void add(Addend other, boolean negative, boolean withT) {
    Field.add(h, y, x);
    Field.subtract(e, y, x);
    Field.multiply(h, h, negative ? other.minus() : other.plus());
    Field.multiply(e, e, negative ? other.plus() : other.minus());
    Field.multiply(t, t, other.twiceDt());
    Field.multiply(z, z, other.twiceZ());
    Field.subtract(negative ? g : f, z, t);
    Field.add(negative ? f : g, z, t);
    Field.copy(t, h);
    Field.add(h, t, e);
    Field.subtract(e, t, e);
    finish(withT);
  }

  /** Ready to be added; {@code t} must be there. */
  Addend addend() {
    long[] plus = new long[5];
    long[] minus = new long[5];
    long[] twiceDt = new long[5];
    long[] twiceZ = new long[5];
    Field.add(plus, y, x);
    Field.subtract(minus, y, x);
    Field.multiply(twiceDt, t, TWICE_D);
    Field.add(twiceZ, z, z);
    return new Addend(plus, minus, twiceDt, twiceZ);
  }

  /** The same point with a Z of 1. */
  Point toAffine() {
    long[] inverse = new long[5];
    long[] affineX = new long[5];
    Roots.invert(inverse, z);
    Field.multiply(affineX, x, inverse);
    Field.multiply(inverse, y, inverse);
    return affine(affineX, inverse);
  }

  /** Whether this is the neutral element (0, 1). */
  boolean isNeutral() {
    return Field.isZero(x) && Field.equal(y, z);
  }

  /** Whether this is the same point as one with a Z of 1. */
  boolean isSame(Point affine) {
    long[] scaled = new long[5];
    Field.multiply(scaled, affine.x, z);
    boolean same = Field.equal(scaled, x);
    Field.multiply(scaled, affine.y, z);
    return same && Field.equal(scaled, y);
  }

  /** Whether ristretto255 takes both for the same element (RFC 9496, 4.3.3). */
  boolean isSameOfRistretto(Point other) {
    return equalProducts(x, other.y, y, other.x) || equalProducts(y, other.y, x, other.x);
  }

  private static boolean equalProducts(long[] a, long[] b, long[] c, long[] d) {
    long[] left = new long[5];
    long[] right = new long[5];
    Field.multiply(left, a, b);
    Field.multiply(right, c, d);
    return Field.equal(left, right);
  }

  /** Whether this is one of the four points that ristretto255 takes for the neutral element. */
  boolean isNeutralOfRistretto() {
    return Field.isZero(x) || Field.isZero(y);
  }

  private void finish(boolean withT) {
    Field.multiply(x, e, f);
    Field.multiply(y, g, h);
    Field.multiply(z, f, g);
    if (withT) {
      Field.multiply(t, e, h);
    }
  }
}
