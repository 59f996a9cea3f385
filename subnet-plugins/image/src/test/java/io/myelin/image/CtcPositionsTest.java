package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CtcPositionsTest {
  private static final int COLUMNS = 6;
  private static final int KEYS = 4;

  @Test
  void agreesWithCountingEveryPath() {
    SplittableRandom random = new SplittableRandom(2);
    for (int length = 1; length <= 4; length++) {
      double[][] columns = new double[COLUMNS][];
      for (int t = 0; t < COLUMNS; t++) {
        double[] column = random.doubles(KEYS).map(x -> x * x * x).toArray();
        double sum = Arrays.stream(column).sum();
        columns[t] = Arrays.stream(column).map(x -> x / sum).toArray();
      }
      double[][] counted = counted(columns, length);
      List<double[]> found = CtcPositions.of(columns, length);
      assertEquals(length, found.size());
      for (int n = 0; n < length; n++) {
        assertArrayEquals(counted[n], found.get(n), 1e-12);
      }
    }
  }

  /** All texts of all paths. */
  private static double[][] counted(double[][] columns, int length) {
    double[][] sums = new double[length][KEYS - 1];
    double whole = 0;
    for (int path = 0; path < Math.pow(KEYS, COLUMNS); path++) {
      int[] text = new int[COLUMNS];
      int count = 0;
      int last = 0;
      double p = 1;
      int rest = path;
      for (int t = 0; t < COLUMNS; t++) {
        int key = rest % KEYS;
        rest /= KEYS;
        p *= columns[t][key];
        if (key != 0 && key != last) {
          text[count++] = key;
        }
        last = key;
      }
      if (count == length) {
        whole += p;
        for (int n = 0; n < length; n++) {
          sums[n][text[n] - 1] += p;
        }
      }
    }
    for (double[] row : sums) {
      for (int i = 0; i < row.length; i++) {
        row[i] /= whole;
      }
    }
    return sums;
  }

  @Test
  void knowsNothingWhereNoTextIsSoLong() {
    double[][] columns = {{0.2, 0.5, 0.3}, {0.1, 0.1, 0.8}};
    for (double[] position : CtcPositions.of(columns, 5)) {
      assertArrayEquals(new double[] {0.5, 0.5}, position, 1e-12);
    }
  }

  @Test
  void doesNotVanishOverManyColumns() {
    double[][] columns = new double[1_000][];
    for (int t = 0; t < columns.length; t++) {
      double[] column = {0.9, 0.05, 0.05};
      if (t % 100 == 50) {
        column = new double[] {0.001, 0.995, 0.004};
      }
      columns[t] = column;
    }
    for (double[] position : CtcPositions.of(columns, 10)) {
      assertEquals(1, position[0] + position[1], 1e-9);
    }
  }
}
