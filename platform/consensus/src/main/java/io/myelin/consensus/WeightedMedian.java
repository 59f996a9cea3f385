package io.myelin.consensus;

/** The stake-weighted median of a column (yuma.md 6), by selection without recursion. */
public final class WeightedMedian {
  private long[] scores = new long[0];
  private long[] stakes = new long[0];
  private long[] lowScores = new long[0];
  private long[] lowStakes = new long[0];
  private long[] highScores = new long[0];
  private long[] highStakes = new long[0];

  /**
   * The smallest score whose cumulative stake from below exceeds the minority; 0 without rows.
   *
   * @param stake per row, at least {@code m} entries; not changed
   * @param score per row, at least {@code m} entries; not changed
   * @param minority total minus kappa; may be negative
   * @param total of the stakes
   */
  public long of(long[] stake, long[] score, int m, long minority, long total) {
    reserve(m);
    System.arraycopy(score, 0, scores, 0, m);
    System.arraycopy(stake, 0, stakes, 0, m);
    int size = m;
    long lo = 0;
    long hi = total;
    for (int iterations = 0; iterations <= m; iterations++) {
      if (size == 0) {
        return 0;
      }
      if (size == 1) {
        return scores[0];
      }
      long pivot = scores[size >> 1];
      int lows = 0;
      int highs = 0;
      long lowSum = 0;
      long highSum = 0;
      for (int i = 0; i < size; i++) {
        long s = scores[i];
        if (s < pivot) {
          lowScores[lows] = s;
          lowStakes[lows++] = stakes[i];
          lowSum += stakes[i];
        } else if (s > pivot) {
          highScores[highs] = s;
          highStakes[highs++] = stakes[i];
          highSum += stakes[i];
        }
      }
      if (minority < lo + lowSum && lows > 0) {
        swapLow();
        size = lows;
        hi = lo + lowSum;
      } else if (hi - highSum <= minority && highs > 0) {
        swapHigh();
        size = highs;
        lo = hi - highSum;
      } else {
        return pivot;
      }
    }
    return 0;
  }

  private void swapLow() {
    long[] spareScores = scores;
    long[] spareStakes = stakes;
    scores = lowScores;
    stakes = lowStakes;
    lowScores = spareScores;
    lowStakes = spareStakes;
  }

  private void swapHigh() {
    long[] spareScores = scores;
    long[] spareStakes = stakes;
    scores = highScores;
    stakes = highStakes;
    highScores = spareScores;
    highStakes = spareStakes;
  }

  private void reserve(int m) {
    if (scores.length < m) {
      scores = new long[m];
      stakes = new long[m];
      lowScores = new long[m];
      lowStakes = new long[m];
      highScores = new long[m];
      highStakes = new long[m];
    }
  }
}
