package io.myelin.consensus;

import java.util.Arrays;

/**
 * One row of (uid, u16 value) entries per neuron, in stored order; the arrays are shared, not
 * copied.
 *
 * @param columns for every row the uids it mentions
 * @param values for every row the values, parallel to {@code columns}
 */
public record SparseRows(int[][] columns, int[][] values) {
  private static final int[] NOTHING = {};

  /** Refuses shapes that do not fit each other, so that no reader must check again. */
  public SparseRows {
    if (columns.length != values.length) {
      throw new IllegalArgumentException(
          "sparse rows refused: %d rows of columns but %d rows of values; give one row of each per uid"
              .formatted(columns.length, values.length));
    }
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].length != values[i].length) {
        throw new IllegalArgumentException(
            "sparse row %d refused: %d columns but %d values; give as many values as columns"
                .formatted(i, columns[i].length, values[i].length));
      }
    }
  }

  /** Rows without entries, which is what a new subnet stores. */
  public static SparseRows empty(int rows) {
    int[][] none = new int[rows][];
    Arrays.fill(none, NOTHING);
    return new SparseRows(none, none.clone());
  }

  /** The number of rows, which may be less than the number of neurons. */
  public int rows() {
    return columns.length;
  }

  /** The uids row {@code row} mentions; empty past the last stored row. */
  public int[] columnsOf(int row) {
    return row < columns.length ? columns[row] : NOTHING;
  }

  /** The values of row {@code row}, parallel to {@link #columnsOf}. */
  public int[] valuesOf(int row) {
    return row < values.length ? values[row] : NOTHING;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseRows that
        && Arrays.deepEquals(columns, that.columns)
        && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(columns) + Arrays.deepHashCode(values);
  }

  @Override
  public String toString() {
    return "SparseRows[columns="
        + Arrays.deepToString(columns)
        + ", values="
        + Arrays.deepToString(values)
        + "]";
  }
}
