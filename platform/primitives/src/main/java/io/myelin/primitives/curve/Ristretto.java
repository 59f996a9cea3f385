package io.myelin.primitives.curve;

import java.util.Optional;

/** Elements of ristretto255 as RFC 9496 writes them. */
final class Ristretto {
  private static final long[] ONE = Field.of(1);

  /** 1 / sqrt(-1 - d). */
  private static final long[] MAGIC = {
    278908739862762L, 821645201101625L, 8113234426968L, 1777959178193151L, 2118520810568447L
  };

  private Ristretto() {}

  /** A point that stands for the element; empty for bytes that are not the one encoding of one. */
  static Optional<Point> decode(byte[] bytes) {
    if (bytes[31] < 0 || (bytes[0] & 1) != 0 || !Field.isCanonical(bytes)) {
      return Optional.empty();
    }
    long[] s = Field.read(bytes);
    long[] u1 = new long[5];
    long[] u2 = new long[5];
    long[] v = new long[5];
    long[] u2Squared = new long[5];
    Field.square(u2, s);
    Field.subtract(u1, ONE, u2);
    Field.add(u2, ONE, u2);
    Field.square(u2Squared, u2);
    Field.square(v, u1);
    Field.multiply(v, v, Point.D);
    Field.add(v, v, u2Squared);
    Field.negate(v, v);
    long[] inverse = new long[5];
    Field.multiply(inverse, v, u2Squared);
    if (!Roots.ofRatio(inverse, ONE, inverse)) {
      return Optional.empty();
    }
    long[] x = new long[5];
    long[] y = new long[5];
    Field.multiply(x, inverse, u2);
    Field.multiply(y, inverse, x);
    Field.multiply(y, y, v);
    Field.multiply(y, y, u1);
    Field.add(s, s, s);
    Field.multiply(x, x, s);
    Roots.absolute(x, x);
    Point p = Point.affine(x, y);
    return Field.isNegative(p.t) || Field.isZero(y) ? Optional.empty() : Optional.of(p);
  }

  /** The one encoding of the element that an affine point of even order part stands for. */
  static byte[] encode(Point p) {
    long[] u1 = new long[5];
    long[] u2 = new long[5];
    long[] ratio = new long[5];
    Field.add(u1, ONE, p.y);
    Field.subtract(u2, ONE, p.y);
    Field.multiply(u1, u1, u2);
    Field.square(u2, p.t);
    Field.multiply(ratio, u1, u2);
    if (!Roots.ofRatio(ratio, ONE, ratio)) {
      return new byte[32];
    }
    long[] den1 = new long[5];
    long[] den2 = new long[5];
    long[] zInverse = new long[5];
    Field.multiply(den1, ratio, u1);
    Field.multiply(den2, ratio, p.t);
    Field.multiply(zInverse, den1, den2);
    Field.multiply(zInverse, zInverse, p.t);
    long[] x = p.x.clone();
    long[] y = p.y.clone();
    long[] check = new long[5];
    Field.multiply(check, p.t, zInverse);
    if (Field.isNegative(check)) {
      Field.multiply(x, p.y, Roots.I);
      Field.multiply(y, p.x, Roots.I);
      Field.multiply(den2, den1, MAGIC);
    }
    Field.multiply(check, x, zInverse);
    if (Field.isNegative(check)) {
      Field.negate(y, y);
    }
    Field.subtract(y, ONE, y);
    Field.multiply(y, den2, y);
    Roots.absolute(y, y);
    return Field.write(y);
  }
}
