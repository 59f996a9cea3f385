package io.myelin.primitives.curve;

import java.util.Optional;

/** Points of edwards25519 as RFC 8032 writes them: y, and the sign of x in the highest bit. */
final class Edwards {
  private static final long[] BASE_X = {
    1738742601995546L, 1146398526822698L, 2070867633025821L, 562264141797630L, 587772402128613L
  };
  private static final long[] BASE_Y = {
    1801439850948184L, 1351079888211148L, 450359962737049L, 900719925474099L, 1801439850948198L
  };
  private static final long[] ONE = Field.of(1);

  private Edwards() {}

  static Point base() {
    return Point.affine(BASE_X, BASE_Y);
  }

  /** The point; empty for bytes that are not the one encoding of a point. */
  static Optional<Point> decode(byte[] bytes) {
    if (!Field.isCanonical(bytes)) {
      return Optional.empty();
    }
    long[] y = Field.read(bytes);
    long[] u = new long[5];
    long[] v = new long[5];
    long[] x = new long[5];
    Field.square(u, y);
    Field.multiply(v, u, Point.D);
    Field.subtract(u, u, ONE);
    Field.add(v, v, ONE);
    boolean negative = bytes[31] < 0;
    if (!Roots.ofRatio(x, u, v) || negative && Field.isZero(x)) {
      return Optional.empty();
    }
    if (negative) {
      Field.negate(x, x);
    }
    return Optional.of(Point.affine(x, y));
  }
}
