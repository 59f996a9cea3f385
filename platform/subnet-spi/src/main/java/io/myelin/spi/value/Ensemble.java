package io.myelin.spi.value;

import java.util.List;

/**
 * What the platform needs to measure who adds what: leave-one-out, sampled Banzhaf, one value for
 * duplicates.
 */
public interface Ensemble<A extends Record, T extends Record> {
  /**
   * The answer of several together.
   *
   * @param weights one per answer, above 0, adding up to 1: what the neurons were worth lately
   */
  A together(List<A> answers, double[] weights);

  /** The loss of an answer, in bits. */
  double bits(A answer, T truth);

  /** Whether two answers say the same, so that they share one value. */
  default boolean same(A one, A other) {
    return one.equals(other);
  }
}
