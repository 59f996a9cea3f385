package io.myelin.host.validator;

/**
 * Decides whether a validator's first round counts. A neuron's mean starts at its first score, and
 * everything the subnet earned so far is paid by it. So a round in which somebody was silent does
 * not become the first one, a few times long: more often than not nobody was ready yet.
 */
final class Rehearsal {
  private static final int MOST = 3;

  private int held;

  /**
   * @param first whether no round of this validator has counted yet
   * @param silent questions that were not answered
   */
  boolean again(boolean first, long silent) {
    return first && silent > 0 && held++ < MOST;
  }
}
