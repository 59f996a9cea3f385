package io.myelin.host.validator;

/**
 * In which periods a validator asks. Rounds of subnets that ask seldom fall into periods of their
 * own: they share the processors.
 *
 * @param every periods from one round to the next; weights older than about 13 periods count no
 *     more (consensus.md "activity cutoff"), so at most {@link #MOST}
 * @param phase which of them, 0 to every - 1
 */
public record RoundRhythm(int every, int phase) {
  /** Leaves room for a round that is asked again and for the reveal. */
  public static final int MOST = 10;

  /** A round in every period. */
  public static final RoundRhythm EACH = new RoundRhythm(1, 0);

  public RoundRhythm {
    if (every < 1 || every > MOST || phase < 0 || phase >= every) {
      throw new IllegalArgumentException(
          "a round every " + every + " periods, phase " + phase + "; needed: 1 to " + MOST);
    }
  }

  /** The rhythm of a subnet by its number, so that neighbours do not ask at once. */
  public static RoundRhythm of(int every, int netuid) {
    return new RoundRhythm(every, netuid % every);
  }

  /**
   * Whether a round is to be asked. Until somebody has a score, and after a round that did not
   * count, the next period is soon enough.
   *
   * @param asked the period of the last round that counted; below 0 when there was none
   * @param scored whether somebody has a score above 0
   */
  boolean due(long period, long asked, boolean scored) {
    return period > asked && (!scored || turn(period) > turn(asked));
  }

  private long turn(long period) {
    return Math.floorDiv(period - phase, (long) every);
  }
}
