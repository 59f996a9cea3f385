package io.myelin.host.validator;

import java.util.Optional;

/**
 * What a validator does next, from where the chain stands and what it has done (weights.md 4.3). A
 * period is the time between two epochs. Pure: the same input gives the same action.
 *
 * @param tempo blocks per period
 * @param rateLimit blocks that must lie between two commits
 * @param rhythm in which periods rounds are asked
 */
public record ValidatorSchedule(long tempo, long rateLimit, RoundRhythm rhythm) {
  /** The last block of a period in which questions are still worth asking. */
  private static final long ASK_BY = 10;

  /**
   * Blocks that miners have for a round, whenever it begins: a round begun late may overrun its
   * period, but never gives miners less time than any other. Rounds that are rare have more.
   */
  private static final long ANSWER = 12;

  private static final int MOST_ANSWERS = 4;

  /** What is sent later could slip into the next period, where it would be refused. */
  private static final long MARGIN = 2;

  /** A shorter period has no block in which a round may begin. */
  private static final long SHORTEST = 2 * MARGIN;

  /** What to send now. */
  public enum Action {
    REVEAL,
    FORGET,
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
   * @param oldestPending the period of the oldest commit that waits for its reveal
   * @param asked the period of the last finished round
   * @param committed the value of asked when it last committed, or decided not to
   * @param retry nothing is sent again before this block
   * @param scored whether somebody has a score above 0
   */
  public record Progress(
      Optional<Long> oldestPending, long asked, long committed, long retry, boolean scored) {}

  /** Why validators never ask while the subnet is as it is. */
  public Optional<String> obstacle() {
    return tempo >= SHORTEST
        ? Optional.empty()
        : Optional.of(
            "validators ask nothing: the subnet's tempo is "
                + tempo
                + "; needed: at least "
                + SHORTEST
                + " blocks, set by the subnet's owner or by sudo");
  }

  /** Sending never waits for a round that is being asked. */
  public Action send(Position at, Progress done) {
    long age = done.oldestPending().map(period -> at.period() - period).orElse(0L);
    if (age > 1) {
      return Action.FORGET;
    }
    if (at.block() < done.retry() || at.offset() + MARGIN >= tempo) {
      return Action.WAIT;
    }
    if (age == 1) {
      return Action.REVEAL;
    }
    boolean due = done.asked() > done.committed();
    boolean allowed = at.block() + 1 - at.lastUpdate() > rateLimit;
    return due && allowed ? Action.COMMIT : Action.WAIT;
  }

  /** Whether a round is worth beginning now. */
  public boolean asks(Position at, Progress done) {
    return rhythm.due(at.period(), done.asked(), done.scored())
        && at.offset() <= Math.min(ASK_BY, tempo - SHORTEST);
  }

  /** Blocks that a round may take. */
  public long blocksToAsk() {
    long most = ANSWER * Math.min(rhythm.every(), MOST_ANSWERS);
    return Math.min(most, Math.max(tempo * rhythm.every() - 2 * MARGIN, MARGIN));
  }
}
