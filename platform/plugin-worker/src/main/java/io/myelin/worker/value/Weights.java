package io.myelin.worker.value;

/**
 * How much each answer counts in the ensemble: by what its neuron was worth lately. With equal
 * weights a pool punishes whoever is below the others, however different; with these a weak neuron
 * that knows something else is worth something.
 */
public final class Weights {
  /** A neuron that scores 1 counts e^4, about 55 times, as much as one that scores 0. */
  private static final double SHARPNESS = 4;

  private Weights() {}

  /**
   * @param mean the running mean of a neuron's scores, from 0 to 1
   * @return above 0; what is out of range counts as the nearest that is not
   */
  public static double of(double mean) {
    return StrictMath.exp(SHARPNESS * Math.max(0, Math.min(1, mean)));
  }
}
