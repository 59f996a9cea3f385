package io.myelin.host.validator;

/**
 * Decides whether a validator's first round counts. A neuron's mean starts at its first score, and
 * everything the subnet earned so far is paid by it. So a round in which somebody was silent does
 * not become the first one, a few times long: more often than not nobody was ready yet. Where most
 * questions were not answered, it is likelier that this machine is too slow than that most miners
 * are bad, and the patience is longer.
 */
final class Rehearsal {
  private static final int MOST_WITH_GAPS = 3;
  private static final int MOST_IN_SILENCE = 24;

  private int held;

  /**
   * @param first whether no round of this validator has counted yet
   * @param asked questions, over all miners
   * @param silent questions that were not answered
   */
  boolean again(boolean first, long asked, long silent) {
    int most = 2 * silent > asked ? MOST_IN_SILENCE : MOST_WITH_GAPS;
    return first && silent > 0 && held++ < most;
  }
}
