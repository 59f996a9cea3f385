package io.myelin.image.draw;

import java.util.random.RandomGenerator;

/**
 * Numbers from a generator's raw output only: what a JDK derives from it (bounded numbers, bell
 * curves) may differ from one version to the next.
 */
public record Dice(RandomGenerator random) {
  /** From 0 to below {@code bound}, which is above 0. */
  public int below(int bound) {
    return (int) ((random.nextLong() >>> 32) * bound >>> 32);
  }

  /** From 0 to below 1. */
  public double unit() {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Mean 0, deviation 1, never beyond 3.5: the sum of four uniform numbers. */
  public double bell() {
    long bits = random.nextLong();
    double sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum / 0x1p16 - 2) * 1.7320508075688772;
  }
}
