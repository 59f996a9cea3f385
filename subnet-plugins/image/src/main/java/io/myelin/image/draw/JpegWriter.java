package io.myelin.image.draw;

import io.myelin.jpeg.GrayPicture;
import java.io.ByteArrayOutputStream;

/**
 * Writes brightness as baseline JPEG with the example tables of the standard (ITU T.81, annex K).
 * The JDK's writer gives other bytes on other builds, since some are linked to the system's
 * library.
 */
public final class JpegWriter {
  private static final int[] QUANTA = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] ZIGZAG = zigzag();
  private static final double[][] WAVES = waves();

  private final int[] quanta = new int[64];
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long pending;
  private int pendingBits;
  private int lastMean;

  private JpegWriter(int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    for (int i = 0; i < 64; i++) {
      quanta[i] = Math.max(1, Math.min(255, (QUANTA[i] * percent + 50) / 100));
    }
  }

  /**
   * @param quality from 1 to 100, as libjpeg counts it
   */
  public static byte[] write(GrayPicture picture, int quality) {
    JpegWriter writer = new JpegWriter(quality);
    writer.head(picture);
    for (int y = 0; y < picture.height(); y += 8) {
      for (int x = 0; x < picture.width(); x += 8) {
        writer.block(picture, x, y);
      }
    }
    writer.bits(0x7f, 7);
    writer.words(0xffd9);
    return writer.out.toByteArray();
  }

  private void head(GrayPicture picture) {
    words(0xffd8, 0xffe0, 16, 0x4a46, 0x4946, 0x0001, 0x0100, 0x0001, 0x0001, 0x0000);
    words(0xffdb, 67);
    out.write(0);
    for (int at : ZIGZAG) {
      out.write(quanta[at]);
    }
    words(0xffc0, 11);
    out.write(8);
    words(picture.height(), picture.width());
    bytes(1, 1, 0x11, 0);
    HuffmanCode.MEANS.define(this::bytes);
    HuffmanCode.WAVES.define(this::bytes);
    words(0xffda, 8);
    bytes(1, 1, 0, 0, 63, 0);
  }

  private void block(GrayPicture picture, int left, int top) {
    int[] steps = quantised(transformed(samples(picture, left, top)));
    int change = steps[0] - lastMean;
    lastMean = steps[0];
    number(HuffmanCode.MEANS, 0, change);
    int zeros = 0;
    for (int i = 1; i < 64; i++) {
      if (steps[i] == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) {
        code(HuffmanCode.WAVES, 0xf0);
      }
      number(HuffmanCode.WAVES, zeros, steps[i]);
      zeros = 0;
    }
    if (zeros > 0) {
      code(HuffmanCode.WAVES, 0);
    }
  }

  /** Beyond the picture its last row and column go on. */
  private static double[] samples(GrayPicture picture, int left, int top) {
    double[] samples = new double[64];
    for (int i = 0; i < 64; i++) {
      int x = Math.min(picture.width() - 1, left + i % 8);
      int y = Math.min(picture.height() - 1, top + i / 8);
      samples[i] = picture.at(x, y) - 128;
    }
    return samples;
  }

  private static double[] transformed(double[] samples) {
    double[] rows = new double[64];
    double[] all = new double[64];
    for (int i = 0; i < 64; i++) {
      for (int k = 0; k < 8; k++) {
        rows[i] += samples[i / 8 * 8 + k] * WAVES[i % 8][k];
      }
    }
    for (int i = 0; i < 64; i++) {
      for (int k = 0; k < 8; k++) {
        all[i] += rows[k * 8 + i % 8] * WAVES[i / 8][k];
      }
    }
    return all;
  }

  private int[] quantised(double[] waves) {
    int[] steps = new int[64];
    for (int i = 0; i < 64; i++) {
      steps[i] = (int) Math.rint(waves[ZIGZAG[i]] / quanta[ZIGZAG[i]]);
    }
    return steps;
  }

  private void number(HuffmanCode huffman, int zeros, int value) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    code(huffman, zeros << 4 | size);
    bits(value < 0 ? value + (1 << size) - 1 : value, size);
  }

  private void code(HuffmanCode huffman, int symbol) {
    bits(huffman.code(symbol), huffman.length(symbol));
  }

  private void bits(int value, int count) {
    pending = pending << count | value;
    pendingBits += count;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      int next = (int) (pending >>> pendingBits) & 0xff;
      out.write(next);
      if (next == 0xff) {
        out.write(0);
      }
    }
  }

  private void words(int... words) {
    for (int word : words) {
      bytes(word >>> 8, word & 0xff);
    }
  }

  private void bytes(int... bytes) {
    for (int each : bytes) {
      out.write(each);
    }
  }

  private static int[] zigzag() {
    int[] order = new int[64];
    int at = 0;
    for (int sum = 0; sum < 15; sum++) {
      for (int i = Math.max(0, sum - 7); i <= Math.min(7, sum); i++) {
        order[at++] = sum % 2 == 0 ? (sum - i) * 8 + i : i * 8 + sum - i;
      }
    }
    return order;
  }

  private static double[][] waves() {
    double[][] waves = new double[8][8];
    for (int u = 0; u < 8; u++) {
      double scale = u == 0 ? Math.sqrt(0.125) : 0.5;
      for (int x = 0; x < 8; x++) {
        waves[u][x] = scale * StrictMath.cos((2 * x + 1) * u * Math.PI / 16);
      }
    }
    return waves;
  }
}
