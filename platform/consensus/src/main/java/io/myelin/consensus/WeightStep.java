package io.myelin.consensus;

import io.myelin.consensus.fixed.I32F32;

/** The weights that count, normalised by row; consensus and clipping (yuma.md 4.5 - 4.7). */
final class WeightStep {
  private WeightStep() {}

  static Rows normalized(EpochParameters p, EpochState s, long[] lastUpdate, boolean[] permit) {
    int n = p.n();
    Rows out = new Rows(n);
    boolean masked = p.commitReveal() && s.commitBlock().length > 0;
    for (int i = 0; i < Math.min(n, s.weights().rows()); i++) {
      if (i >= permit.length || !permit[i]) {
        continue;
      }
      int[] columns = s.weights().columns()[i];
      int[] values = s.weights().values()[i];
      boolean owner = p.ownerUid().isPresent() && p.ownerUid().getAsInt() == i;
      out.open(i, columns.length);
      long sum = 0;
      for (int e = 0; e < columns.length; e++) {
        int j = columns[e];
        if (j >= n
            || (j == i && !owner)
            || Long.compareUnsigned(lastUpdate[i], s.blockAtRegistration()[j]) <= 0
            || (masked
                && Long.compareUnsigned(s.commitBlock()[i], s.blockAtRegistration()[j]) < 0)) {
          continue;
        }
        out.append(i, j, I32F32.ofU16(values[e]));
        sum += values[e];
      }
      normalize(out.values[i], out.sizes[i], sum);
    }
    return out;
  }

  /** Whole numbers over a whole sum: {@code floor(value * 2^32 / sum)}. */
  private static void normalize(long[] values, int size, long sum) {
    if (sum == 0) {
      return;
    }
    Reciprocal by = new Reciprocal(sum);
    for (int e = 0; e < size; e++) {
      values[e] = by.divide(values[e] >>> 32);
    }
  }

  static long[] consensus(EpochParameters p, Rows weights, long[] activeStake) {
    int n = p.n();
    int[] slot = new int[n];
    int m = 0;
    for (int i = 0; i < n; i++) {
      slot[i] = activeStake[i] > 0 ? m++ : -1;
    }
    long[] stake = new long[m];
    for (int i = 0; i < n; i++) {
      if (slot[i] >= 0) {
        stake[slot[i]] = activeStake[i];
      }
    }
    stake = Vectors.normalized(stake);
    long total = Vectors.sum(stake);
    long minority = I32F32.sub(total, I32F32.proportion(p.kappa()));
    long[] scores = new long[n * m];
    boolean[] voted = new boolean[n];
    for (int i = 0; i < n; i++) {
      if (slot[i] < 0) {
        continue;
      }
      for (int e = 0; e < weights.sizes[i]; e++) {
        int j = weights.columns[i][e];
        scores[j * m + slot[i]] = weights.values[i][e];
        voted[j] |= weights.values[i][e] != 0;
      }
    }
    WeightedMedian median = new WeightedMedian();
    long[] column = new long[m];
    long[] consensus = new long[n];
    for (int j = 0; j < n; j++) {
      if (voted[j]) {
        System.arraycopy(scores, j * m, column, 0, m);
        consensus[j] = median.of(stake, column, m, minority, total);
      }
    }
    return consensus;
  }

  /** Weights above the consensus come down to it; entries without any consensus are dropped. */
  static Rows clipped(Rows weights, long[] consensus) {
    Rows out = new Rows(weights.n());
    for (int i = 0; i < weights.n(); i++) {
      out.open(i, weights.sizes[i]);
      int[] from = weights.columns[i];
      long[] values = weights.values[i];
      int[] toColumns = out.columns[i];
      long[] toValues = out.values[i];
      int size = 0;
      for (int e = 0; e < weights.sizes[i]; e++) {
        long agreed = consensus[from[e]];
        if (agreed >= values[e] || agreed > 0) {
          toColumns[size] = from[e];
          toValues[size++] = Math.min(agreed, values[e]);
        }
      }
      out.sizes[i] = size;
    }
    return out;
  }
}
