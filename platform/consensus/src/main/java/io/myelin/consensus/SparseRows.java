package io.myelin.consensus;

import java.util.Arrays;

/**
 * Stored u16 rows, one per uid: columns and values in stored order. Rows may be fewer than neurons.
 *
 * @param columns uid of each entry, per row
 * @param values u16 of each entry, per row, the same lengths
 */
public record SparseRows(int[][] columns, int[][] values) {
  private static final int[] NONE = new int[0];

  public SparseRows {
    if (columns.length != values.length) {
      throw new IllegalArgumentException(
          "rows refused: " + columns.length + " column rows, " + values.length + " value rows");
    }
  }

  public static SparseRows empty(int rows) {
    int[][] none = new int[rows][];
    Arrays.fill(none, NONE);
    return new SparseRows(none, none.clone());
  }

  public int rows() {
    return columns.length;
  }
}
