package io.myelin.spi.value;

import java.util.List;

/** Strictly proper losses: telling what one believes is the best strategy. */
public final class Losses {
  private Losses() {}

  /**
   * -log2 of the truth's share, at most {@code most} bits.
   *
   * @param shares not negative; they need not add up to 1
   */
  public static double log(double[] shares, int truth, double most) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double p = sum > 0 ? shares[truth] / sum : 0;
    return p > 0 ? Math.min(most, -StrictMath.log(p) / StrictMath.log(2)) : most;
  }

  /** The weighted mean of distributions: its loss is never above the mean of their losses. */
  public static double[] pool(List<double[]> all, double[] weights) {
    double[] mean = new double[all.get(0).length];
    for (int k = 0; k < all.size(); k++) {
      double sum = 0;
      for (double share : all.get(k)) {
        sum += share;
      }
      for (int i = 0; sum > 0 && i < mean.length; i++) {
        mean[i] += weights[k] * all.get(k)[i] / sum;
      }
    }
    return mean;
  }
}
