package io.myelin.router;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Distributions over choices. */
final class Shares {
  /** What one item costs at most, in bits: who is sure and wrong loses no more. */
  static final double MOST_BITS = 6;

  private Shares() {}

  static double[] even(int count) {
    double[] even = new double[count];
    Arrays.fill(even, 1.0 / count);
    return even;
  }

  /** Adding up to 1; an even share where all are 0. */
  static double[] normal(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return sum > 0 && sum < Double.POSITIVE_INFINITY
        ? Arrays.stream(weights).map(each -> each / sum).toArray()
        : even(weights.length);
  }

  /** Weights that are known by their logarithms, which may be far below what a double holds. */
  static double[] ofLogarithms(double[] logarithms) {
    double highest = Arrays.stream(logarithms).max().orElse(0);
    return normal(Arrays.stream(logarithms).map(each -> StrictMath.exp(each - highest)).toArray());
  }

  static double ignorance(int choices) {
    return StrictMath.log(choices) / StrictMath.log(2);
  }

  /** Why an answer is worth nothing. */
  static Optional<String> refusal(List<double[]> shares, List<Item> items) {
    if (shares.size() != items.size()) {
      return Optional.of(shares.size() + " distributions for " + items.size() + " items");
    }
    for (int i = 0; i < shares.size(); i++) {
      double[] each = shares.get(i);
      if (each.length != items.get(i).choices().size()) {
        return Optional.of(
            each.length + " shares for " + items.get(i).choices().size() + " choices");
      }
      if (!isDistribution(each)) {
        return Optional.of("shares " + Arrays.toString(each) + "; needed 0 or more, and a sum");
      }
    }
    return Optional.empty();
  }

  static boolean isDistribution(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      if (!(share >= 0)) {
        return false;
      }
      sum += share;
    }
    return sum > 0 && sum < Double.POSITIVE_INFINITY;
  }
}
