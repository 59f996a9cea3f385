package io.myelin.image;

import io.myelin.jpeg.GrayPicture;

/**
 * A picture's looks in 256 bits: which of two neighbours is the brighter one, on 33 x 8 fields.
 * Compressing, brightening, scaling or a little noise change few of them; another text changes
 * about half.
 */
record PictureHash(long a, long b, long c, long d) {
  private static final int COLUMNS = 32;
  private static final int ROWS = 8;

  static PictureHash of(GrayPicture picture) {
    GrayPicture small = Scaling.to(picture, COLUMNS + 1, ROWS);
    long[] words = new long[4];
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        if (small.at(x, y) > small.at(x + 1, y)) {
          words[y / 2] |= 1L << (y % 2 * COLUMNS + x);
        }
      }
    }
    return new PictureHash(words[0], words[1], words[2], words[3]);
  }

  /** How many of 256 bits differ. */
  int distance(PictureHash other) {
    return Long.bitCount(a ^ other.a)
        + Long.bitCount(b ^ other.b)
        + Long.bitCount(c ^ other.c)
        + Long.bitCount(d ^ other.d);
  }
}
