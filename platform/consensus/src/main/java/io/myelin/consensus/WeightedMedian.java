package io.myelin.consensus;

/**
 * The stake-weighted median of a column (yuma.md 6), by selection without recursion. Scores are
 * weights from 0 to 1, so that differences cannot overflow: the partition writes every score to
 * both sides and keeps it by its sign, because a branch on made-to-differ scores would mispredict.
 */
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
        long stakeOfRow = stakes[i];
        long low = (s - pivot) >>> 63;
        long high = (pivot - s) >>> 63;
        lowScores[lows] = s;
        lowStakes[lows] = stakeOfRow;
        lows += (int) low;
        lowSum += stakeOfRow & -low;
        highScores[highs] = s;
        highStakes[highs] = stakeOfRow;
        highs += (int) high;
        highSum += stakeOfRow & -high;
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
