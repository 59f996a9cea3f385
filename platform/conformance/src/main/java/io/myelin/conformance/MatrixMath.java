package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.fixed.I32F32;

/** Checks of operations on one or two matrices, in their dense and their sparse form. */
final class MatrixMath {
  private MatrixMath() {}

  static void single(Case c, JsonNode row) {
    long[][] m = Json.matrix(row.get("m"));
    long[] v = Json.longs(row.get("v"));
    long[][] clipped = DenseReference.clipColumns(m, v);
    long[][] scaled = DenseReference.cells(m, (i, j) -> I32F32.mul(m[i][j], v[j]));
    long[] product = DenseReference.rowTimes(v, m);
    long[] transposed = DenseReference.timesColumn(m, v);
    long[] medians = DenseReference.medians(v, m, Json.bits(row, "median_majority"));
    c.expect("row_sum", DenseReference.rowSums(m));
    both(c, "row_normalize", m, DenseReference.normalizeRows(m));
    both(c, "col_normalize", m, DenseReference.normalizeColumns(m));
    both(c, "col_max_upscale", m, DenseReference.upscaleColumns(m));
    c.expect("col_clip", clipped)
        .expect("col_clip_sparse", DenseReference.sparse(m, clipped, x -> x > 0))
        .expect("matmul", product)
        .expect("matmul_sparse", product)
        .expect("matmul_transpose", transposed)
        .expect("matmul_transpose_sparse", transposed)
        .expect("row_hadamard", DenseReference.cells(m, (i, j) -> I32F32.mul(m[i][j], v[i])))
        .expect("mat_vec_mul", scaled)
        .expect("mat_vec_mul_sparse", DenseReference.sparse(m, scaled, x -> x != 0))
        .expect("weighted_median_col", medians)
        .expect("weighted_median_col_sparse", medians);
  }

  private static void both(Case c, String name, long[][] input, long[][] result) {
    c.expect(name, result)
        .expect(name + "_sparse", DenseReference.sparse(input, result, x -> true));
  }

  static void pair(Case c, JsonNode row) {
    long[][] a = Json.matrix(row.get("a"));
    long[][] b = Json.matrix(row.get("b"));
    long[][] alphas = Json.matrix(row.get("alphas"));
    long ratio = Json.bits(row, "ratio");
    long[][] every = DenseReference.cells(a, (i, j) -> 1);
    long[][] between =
        DenseReference.cells(a, (i, j) -> DenseReference.interpolate(a[i][j], b[i][j], ratio));
    long[][] mean =
        DenseReference.cells(a, (i, j) -> DenseReference.average(a[i][j], b[i][j], ratio));
    long[][] liquid =
        DenseReference.cells(
            a, (i, j) -> DenseReference.liquidAverage(a[i][j], b[i][j], alphas[i][j]));
    c.expect("interpolate", between)
        .expect("interpolate_sparse", DenseReference.sparse(every, between, x -> x > 0))
        .expect("ema", mean)
        .expect("ema_sparse", DenseReference.sparse(every, mean, x -> x > 0))
        .expect("ema_alphas", liquid)
        .expect("ema_alphas_sparse", DenseReference.sparse(a, liquid, x -> x > 0));
  }
}
