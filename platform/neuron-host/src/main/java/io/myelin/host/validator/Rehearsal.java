package io.myelin.host.validator;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether the first round of a process counts. A neuron's mean starts at its first score,
 * and everything the subnet earned so far is paid by it; after a restart others' miners may still
 * be starting as well. So a round in which somebody was silent does not become the first one: for
 * one period after a restart, for a few when the validator never scored anybody. Where most
 * questions to miners that have answered such a validator were not answered, it is likelier that
 * this machine is too slow than that most miners are bad, and the patience is longer; whoever never
 * answered does not make it so.
 */
final class Rehearsal {
  /** One that is restarted more often than it has patience would never count a round. */
  private static final int MOST_AFTER_RESTART = 1;

  private static final int MOST_WITH_GAPS = 3;
  private static final int MOST_IN_SILENCE = 24;

  private final Set<String> known = new HashSet<>();
  private boolean over;
  private int periods;
  private long last = -1;

  /**
   * Whether a round, in which somebody answered, is asked again instead of counting. A refusal
   * comes at once, and a period has room for many of them: they are one attempt together.
   *
   * @param fresh whether no round of this validator ever counted
   */
  boolean again(boolean fresh, long period, Turnout turnout) {
    known.addAll(turnout.answering());
    boolean slow = 2 * turnout.silent(known) > turnout.asked(known);
    int most = !fresh ? MOST_AFTER_RESTART : slow ? MOST_IN_SILENCE : MOST_WITH_GAPS;
    if (period != last) {
      last = period;
      periods++;
    }
    over = over || turnout.silent() == 0 || periods > most;
    return !over;
  }
}
