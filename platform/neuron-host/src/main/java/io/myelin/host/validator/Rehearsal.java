package io.myelin.host.validator;

/**
 * Decides whether the first round of a process counts. A neuron's mean starts at its first score,
 * and everything the subnet earned so far is paid by it; after a restart others' miners may still
 * be starting as well. So a round in which somebody was silent does not become the first one: for
 * one period after a restart, for a few when the validator never scored anybody. Where most
 * questions of such a validator were not answered, it is likelier that this machine is too slow
 * than that most miners are bad, and the patience is longer.
 */
final class Rehearsal {
  /** One that is restarted more often than it has patience would never count a round. */
  private static final int MOST_AFTER_RESTART = 1;

  private static final int MOST_WITH_GAPS = 3;
  private static final int MOST_IN_SILENCE = 24;

  private boolean over;
  private int periods;
  private long last = -1;

  /**
   * Whether a round is asked again instead of counting. A refusal comes at once, and a period has
   * room for many of them: they are one attempt together.
   *
   * @param fresh whether no round of this validator ever counted
   * @param asked questions, over all miners
   * @param silent questions that were not answered
   */
  boolean again(boolean fresh, long period, long asked, long silent) {
    int most = !fresh ? MOST_AFTER_RESTART : 2 * silent > asked ? MOST_IN_SILENCE : MOST_WITH_GAPS;
    if (period != last) {
      last = period;
      periods++;
    }
    over = over || silent == 0 || periods > most;
    return !over;
  }
}
