package io.myelin.consensus;

import io.myelin.consensus.fixed.I32F32;

/** Working rows of I32F32 raws; each row holds its entries in order in the first {@code size}. */
final class Rows {
  static final int[] NO_COLUMNS = new int[0];
  static final long[] NO_VALUES = new long[0];
  final int[][] columns;
  final long[][] values;
  final int[] sizes;

  Rows(int n) {
    columns = new int[n][];
    values = new long[n][];
    sizes = new int[n];
    for (int i = 0; i < n; i++) {
      columns[i] = NO_COLUMNS;
      values[i] = NO_VALUES;
    }
  }

  int n() {
    return columns.length;
  }

  /** An empty row with room for entries. */
  void open(int row, int capacity) {
    columns[row] = new int[capacity];
    values[row] = new long[capacity];
    sizes[row] = 0;
  }

  void append(int row, int column, long value) {
    int at = sizes[row]++;
    columns[row][at] = column;
    values[row][at] = value;
  }

  /** Divisors that turn every column into shares of its saturating sum; 1 for a sum of 0. */
  Reciprocal[] columnSums() {
    long[] sums = sums();
    Reciprocal[] divisors = new Reciprocal[sums.length];
    for (int j = 0; j < sums.length; j++) {
      divisors[j] = new Reciprocal(sums[j] == 0 ? I32F32.ONE : sums[j]);
    }
    return divisors;
  }

  /** Divides every column by its sum over all rows; sums saturate, zero sums leave the column. */
  void normalizeColumns() {
    divideColumns(sums());
  }

  private long[] sums() {
    long[] sums = new long[n()];
    for (int i = 0; i < n(); i++) {
      int[] row = columns[i];
      long[] cells = values[i];
      for (int e = 0; e < sizes[i]; e++) {
        sums[row[e]] = I32F32.add(sums[row[e]], cells[e]);
      }
    }
    return sums;
  }

  /** Divides every column by its greatest entry, when that is not 0. */
  void upscaleColumns() {
    long[] greatest = new long[n()];
    for (int i = 0; i < n(); i++) {
      for (int e = 0; e < sizes[i]; e++) {
        int j = columns[i][e];
        greatest[j] = Math.max(greatest[j], values[i][e]);
      }
    }
    divideColumns(greatest);
  }

  private void divideColumns(long[] divisors) {
    Reciprocal[] reciprocals = new Reciprocal[n()];
    for (int i = 0; i < n(); i++) {
      for (int e = 0; e < sizes[i]; e++) {
        int j = columns[i][e];
        if (divisors[j] != 0) {
          Reciprocal by = reciprocals[j];
          if (by == null) {
            by = new Reciprocal(divisors[j]);
            reciprocals[j] = by;
          }
          values[i][e] = by.divide(values[i][e]);
        }
      }
    }
  }
}
