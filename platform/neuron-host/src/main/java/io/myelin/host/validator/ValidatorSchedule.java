package io.myelin.host.validator;

import java.util.Optional;

/**
 * What a validator does next, from where the chain stands and what it has done (weights.md 4.3). A
 * period is the time between two epochs. Pure: the same input gives the same action.
 *
 * @param tempo blocks per period
 * @param rateLimit blocks that must lie between two commits
 */
public record ValidatorSchedule(long tempo, long rateLimit) {
  /** The last block of a period in which questions are still worth asking. */
  private static final long ASK_BY = 10;

  /** The block of a period at which unanswered questions are given up. */
  private static final long ANSWER_BY = 13;

  /** A commit sent later could slip into the next period and be revealed wrongly. */
  private static final long MARGIN = 2;

  /** What to do now. */
  public enum Action {
    REVEAL,
    FORGET,
    ASK,
    COMMIT,
    WAIT
  }

  /**
   * Where the chain stands.
   *
   * @param block the newest block
   * @param period the subnet's epoch index
   * @param offset blocks since the period's epoch block
   * @param lastUpdate the block of the neuron's registration or last commit
   */
  public record Position(long block, long period, long offset, long lastUpdate) {}

  /**
   * What the validator has done.
   *
   * @param pendingPeriod the period of the commit that waits for its reveal
   * @param asked the period of the last finished round
   * @param committed the value of asked when it last committed, or decided not to
   * @param revealRetry no reveal is tried again before this block
   */
  public record Progress(
      Optional<Long> pendingPeriod, long asked, long committed, long revealRetry) {}

  public Action next(Position at, Progress done) {
    if (done.pendingPeriod().isPresent()) {
      long age = at.period() - done.pendingPeriod().get();
      if (age > 1) {
        return Action.FORGET;
      }
      if (age == 1 && at.block() >= done.revealRetry()) {
        return Action.REVEAL;
      }
    }
    // A round that overran its period is committed in the next one, before anything is asked.
    boolean due = done.asked() > done.committed();
    boolean mayReplace = done.pendingPeriod().map(period -> period == at.period()).orElse(true);
    boolean inTime = at.offset() + MARGIN < tempo;
    boolean allowed = at.block() + 1 - at.lastUpdate() > rateLimit;
    if (due && mayReplace && inTime && allowed) {
      return Action.COMMIT;
    }
    boolean worthAsking = at.offset() <= Math.min(ASK_BY, tempo - 2 * MARGIN);
    return done.asked() < at.period() && worthAsking ? Action.ASK : Action.WAIT;
  }

  /**
   * Blocks that a round asked now may take, so that the commit is in well before the period ends.
   */
  public long blocksToAsk(Position at) {
    return Math.max(ANSWER_BY - at.offset(), MARGIN);
  }
}
