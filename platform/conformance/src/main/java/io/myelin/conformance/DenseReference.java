package io.myelin.conformance;

import io.myelin.consensus.Vectors;
import io.myelin.consensus.WeightedMedian;
import io.myelin.consensus.fixed.I32F32;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Matrix operations written down plainly, cell by cell, on I32F32 raws. The epoch fuses them; these
 * tell whether single steps agree with the chain's (yuma.md 4, 7).
 */
final class DenseReference {
  private DenseReference() {}

  /** One cell of a result. */
  @FunctionalInterface
  interface Cell {
    long at(int i, int j);
  }

  static long[][] cells(long[][] shape, Cell cell) {
    long[][] out = new long[shape.length][];
    for (int i = 0; i < shape.length; i++) {
      out[i] = new long[shape[i].length];
      for (int j = 0; j < shape[i].length; j++) {
        out[i][j] = cell.at(i, j);
      }
    }
    return out;
  }

  /** Rows of (column, value) for the cells that the sparse form of an operation keeps. */
  static List<List<long[]>> sparse(long[][] input, long[][] result, LongPredicate kept) {
    List<List<long[]>> rows = new ArrayList<>();
    for (int i = 0; i < result.length; i++) {
      List<long[]> row = new ArrayList<>();
      for (int j = 0; j < result[i].length; j++) {
        if (input[i][j] != 0 && kept.test(result[i][j])) {
          row.add(new long[] {j, result[i][j]});
        }
      }
      rows.add(row);
    }
    return rows;
  }

  static long[] rowSums(long[][] m) {
    long[] sums = new long[m.length];
    for (int i = 0; i < m.length; i++) {
      sums[i] = Vectors.sum(m[i]);
    }
    return sums;
  }

  static long[][] normalizeRows(long[][] m) {
    long[] sums = rowSums(m);
    return cells(m, (i, j) -> sums[i] > 0 ? I32F32.safeDiv(m[i][j], sums[i]) : m[i][j]);
  }

  static long[][] normalizeColumns(long[][] m) {
    long[] sums = new long[m.length];
    for (long[] row : m) {
      for (int j = 0; j < row.length; j++) {
        sums[j] = I32F32.add(sums[j], row[j]);
      }
    }
    return divideColumns(m, sums);
  }

  static long[][] upscaleColumns(long[][] m) {
    long[] greatest = new long[m.length];
    for (long[] row : m) {
      for (int j = 0; j < row.length; j++) {
        greatest[j] = Math.max(greatest[j], row[j]);
      }
    }
    return divideColumns(m, greatest);
  }

  private static long[][] divideColumns(long[][] m, long[] by) {
    return cells(m, (i, j) -> by[j] != 0 ? I32F32.safeDiv(m[i][j], by[j]) : m[i][j]);
  }

  static long[][] clipColumns(long[][] m, long[] limits) {
    return cells(m, (i, j) -> Math.min(m[i][j], limits[j]));
  }

  /** The row vector {@code v} times the matrix. */
  static long[] rowTimes(long[] v, long[][] m) {
    long[] out = new long[m.length];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m[i].length; j++) {
        out[j] = I32F32.add(out[j], I32F32.mul(v[i], m[i][j]));
      }
    }
    return out;
  }

  /** Every row times the vector. */
  static long[] timesColumn(long[][] m, long[] v) {
    long[] out = new long[m.length];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m[i].length; j++) {
        out[i] = I32F32.add(out[i], I32F32.mul(m[i][j], v[j]));
      }
    }
    return out;
  }

  static long[] medians(long[] stake, long[][] m, long majority) {
    int[] voting =
        java.util.stream.IntStream.range(0, stake.length).filter(i -> stake[i] > 0).toArray();
    long[] weights = new long[voting.length];
    for (int k = 0; k < voting.length; k++) {
      weights[k] = stake[voting[k]];
    }
    weights = Vectors.normalized(weights);
    long total = Vectors.sum(weights);
    long[] out = new long[m.length];
    for (int j = 0; j < m.length; j++) {
      long[] score = new long[voting.length];
      for (int k = 0; k < voting.length; k++) {
        score[k] = m[voting[k]][j];
      }
      out[j] =
          voting.length == 0
              ? 0
              : new WeightedMedian()
                  .of(weights.clone(), score, voting.length, I32F32.sub(total, majority), total);
    }
    return out;
  }

  /** From {@code a} towards {@code b} by the ratio; both ends are exact. */
  static long interpolate(long a, long b, long ratio) {
    if (ratio == 0) {
      return a;
    }
    return ratio == I32F32.ONE ? b : I32F32.add(a, I32F32.mul(ratio, I32F32.sub(b, a)));
  }

  static long average(long fresh, long old, long alpha) {
    return I32F32.add(I32F32.mul(alpha, fresh), I32F32.mul(I32F32.ONE - alpha, old));
  }

  /** The average with a rate of its own for the cell; at most 1. */
  static long liquidAverage(long fresh, long old, long alpha) {
    long decayed = I32F32.mul(I32F32.ONE - alpha, old);
    return Math.min(I32F32.ONE, I32F32.add(decayed, Math.max(0, I32F32.mul(alpha, fresh))));
  }
}
