package io.myelin.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a reader of columns (connectionist temporal classification) says of each character, given
 * how many there are: the exact marginals, by the forward and backward recursion over columns.
 *
 * <p>A column holds a character or nothing; a character that fills several columns counts once, and
 * the same character twice needs nothing between.
 */
final class CtcPositions {
  private final double[][] columns;
  private final int length;
  private final int characters;

  /**
   * Up to a column: the n-th character is c and fills it, or n characters are done and it is empty.
   */
  private record Front(double[][] on, double[] off, double scale) {}

  private CtcPositions(double[][] columns, int length) {
    this.columns = columns;
    this.length = length;
    this.characters = columns[0].length - 1;
  }

  /**
   * @param columns each a distribution: nothing first, then the characters
   * @return one distribution over the characters per position; even where the columns allow no text
   *     of that length
   */
  static List<double[]> of(double[][] columns, int length) {
    return new CtcPositions(columns, length).positions();
  }

  private List<double[]> positions() {
    Front[] behind = backward();
    double[][] sums = new double[length + 1][characters];
    double most = Double.NEGATIVE_INFINITY;
    Front before = start();
    for (int t = 0; t < columns.length; t++) {
      double[][] begins = begins(before, columns[t]);
      double weight = before.scale + behind[t].scale;
      if (weight > most) {
        scale(sums, Math.exp(most - weight));
        most = weight;
      }
      double by = Math.exp(weight - most);
      for (int n = 1; n <= length; n++) {
        for (int c = 0; c < characters; c++) {
          sums[n][c] += by * begins[n][c] * behind[t].on[n][c];
        }
      }
      before = forward(before, begins, columns[t]);
    }
    List<double[]> positions = new ArrayList<>();
    for (int n = 1; n <= length; n++) {
      positions.add(normal(sums[n]));
    }
    return positions;
  }

  private Front start() {
    double[] off = new double[length + 1];
    off[0] = 1;
    return new Front(new double[length + 1][characters], off, 0);
  }

  /** The n-th character begins in this column and is c. */
  private double[][] begins(Front before, double[] column) {
    double[][] begins = new double[length + 1][characters];
    for (int n = 1; n <= length; n++) {
      double any = before.off[n - 1] + Arrays.stream(before.on[n - 1]).sum();
      for (int c = 0; c < characters; c++) {
        begins[n][c] = column[c + 1] * Math.max(0, any - before.on[n - 1][c]);
      }
    }
    return begins;
  }

  private Front forward(Front before, double[][] begins, double[] column) {
    double[][] on = new double[length + 1][characters];
    double[] off = new double[length + 1];
    for (int n = 0; n <= length; n++) {
      off[n] = column[0] * (before.off[n] + Arrays.stream(before.on[n]).sum());
      for (int c = 0; c < characters; c++) {
        on[n][c] = column[c + 1] * before.on[n][c] + begins[n][c];
      }
    }
    return scaled(on, off, before.scale);
  }

  /** For each column: what the columns behind it give to ending with the wanted length. */
  private Front[] backward() {
    Front[] behind = new Front[columns.length];
    double[][] on = new double[length + 1][characters];
    Arrays.fill(on[length], 1);
    double[] off = new double[length + 1];
    off[length] = 1;
    behind[columns.length - 1] = scaled(on, off, 0);
    for (int t = columns.length - 1; t > 0; t--) {
      behind[t - 1] = backward(behind[t], columns[t]);
    }
    return behind;
  }

  private Front backward(Front next, double[] column) {
    double[][] on = new double[length + 1][characters];
    double[] off = new double[length + 1];
    for (int n = 0; n <= length; n++) {
      double any = 0;
      for (int c = 0; n < length && c < characters; c++) {
        any += column[c + 1] * next.on[n + 1][c];
      }
      double empty = column[0] * next.off[n];
      off[n] = empty + any;
      for (int c = 0; c < characters; c++) {
        double again = n < length ? column[c + 1] * next.on[n + 1][c] : 0;
        on[n][c] = column[c + 1] * next.on[n][c] + empty + Math.max(0, any - again);
      }
    }
    return scaled(on, off, next.scale);
  }

  /** Products of hundreds of probabilities would vanish otherwise. */
  private static Front scaled(double[][] on, double[] off, double scale) {
    double most = Arrays.stream(off).max().orElse(0);
    for (double[] row : on) {
      most = Math.max(most, Arrays.stream(row).max().orElse(0));
    }
    if (most > 0) {
      scale(on, 1 / most);
      scale(new double[][] {off}, 1 / most);
    }
    return new Front(on, off, most > 0 ? scale + Math.log(most) : scale);
  }

  private static void scale(double[][] rows, double by) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= by;
      }
    }
  }

  private static double[] normal(double[] sums) {
    double sum = Arrays.stream(sums).sum();
    double[] shares = new double[sums.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sum > 0 ? sums[i] / sum : 1.0 / shares.length;
    }
    return shares;
  }
}
