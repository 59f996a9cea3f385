package io.myelin.image;

import io.myelin.jpeg.GrayPicture;

/**
 * Pictures at another size: a triangle filter that widens when it shrinks, so that nothing is
 * skipped.
 */
final class Scaling {
  private Scaling() {}

  static GrayPicture to(GrayPicture picture, int width, int height) {
    float[] rows = new float[width * picture.height()];
    for (int x = 0; x < width; x++) {
      Taps taps = Taps.of(x, width, picture.width());
      for (int y = 0; y < picture.height(); y++) {
        float sum = 0;
        for (int i = 0; i < taps.weights.length; i++) {
          sum += taps.weights[i] * picture.at(taps.first + i, y);
        }
        rows[y * width + x] = sum;
      }
    }
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      Taps taps = Taps.of(y, height, picture.height());
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int i = 0; i < taps.weights.length; i++) {
          sum += taps.weights[i] * rows[(taps.first + i) * width + x];
        }
        pixels[y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
      }
    }
    return new GrayPicture(width, height, pixels);
  }

  /** Which pixels of a line make one of the new line, and how much of it. */
  private record Taps(int first, float[] weights) {
    static Taps of(int at, int size, int from) {
      double ratio = (double) from / size;
      double reach = Math.max(1, ratio);
      double centre = (at + 0.5) * ratio - 0.5;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(from - 1, (int) Math.floor(centre + reach));
      float[] weights = new float[last - first + 1];
      float sum = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) Math.max(1e-6, 1 - Math.abs(first + i - centre) / reach);
        sum += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
      return new Taps(first, weights);
    }
  }
}
