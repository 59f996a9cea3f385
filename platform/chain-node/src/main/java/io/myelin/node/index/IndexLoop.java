package io.myelin.node.index;

import io.myelin.ledger.LedgerException;
import io.myelin.node.chain.ChainUnavailableException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the tables and brings them up to the chain. Whatever fails, the next step tries again; one
 * thread steps, any may ask.
 */
final class IndexLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IndexLoop.class.getName());

  /** After so many failures in a row a file of our own is taken for damaged. */
  private static final int MOST_FAILURES = 3;

  /** Made beforehand, for when there is no room to make anything. */
  private static final IndexStatus NO_ROOM =
      new IndexStatus(
          IndexStatus.State.UNAVAILABLE,
          -1,
          "The indexer failed and could not even say why; free memory and disk of this node.");

  private final Supplier<IndexSettings> settings;
  private final Supplier<IndexSource> source;
  private volatile boolean ending;
  private volatile boolean rebuild;
  private volatile boolean rebuilding;
  private volatile IndexStatus status = IndexStatus.of(IndexStatus.State.OPENING, -1);
  private volatile Optional<Open> open = Optional.empty();
  private int failures;

  private record Open(
      IndexDatabase database,
      IndexSource source,
      IndexFollower follower,
      IndexReader reader,
      HistoryReader history,
      EpochReader epochs,
      SampleReader samples) {}

  IndexLoop(Supplier<IndexSettings> settings, Supplier<IndexSource> source) {
    this.settings = settings;
    this.source = source;
  }

  IndexStatus status() {
    return status;
  }

  /**
   * The next step makes the tables anew, and is asked for; nothing happens from one such call until
   * the tables are full again or that has failed.
   */
  synchronized void rebuild(Executor steps) {
    if (!rebuilding) {
      rebuilding = true;
      rebuild = true;
      status = IndexStatus.of(IndexStatus.State.REBUILDING, -1);
      steps.execute(this::step);
    }
  }

  /**
   * The tables for reading; they may be behind the chain.
   *
   * @throws IndexException with the reason while there are none
   */
  IndexReader reader() {
    return tables().reader();
  }

  /**
   * The same for questions about calls and events.
   *
   * @throws IndexException with the reason while there are none
   */
  HistoryReader history() {
    return tables().history();
  }

  /**
   * The same for questions about epochs.
   *
   * @throws IndexException with the reason while there are none
   */
  EpochReader epochs() {
    return tables().epochs();
  }

  /**
   * The same for questions about what only states had.
   *
   * @throws IndexException with the reason while there are none
   */
  SampleReader samples() {
    return tables().samples();
  }

  private Open tables() {
    return open.orElseThrow(
        () ->
            new IndexException(
                status.reason().isEmpty()
                    ? "The index is still opening; ask again in a few seconds."
                    : status.reason()));
  }

  /** Never throws: an executor would not call again, and say so to nobody. */
  void step() {
    try {
      attempt();
    } catch (RuntimeException | Error unsaid) {
      // Nothing but assignments: whatever more is done here could fail as well.
      status = NO_ROOM;
      rebuilding = false;
    }
  }

  private void attempt() {
    try {
      IndexSettings now = settings.get();
      try {
        follow(now);
        failures = 0;
      } catch (ChainUnavailableException notYet) {
        LOG.log(Level.FINE, "nothing to index: {0}", notYet.getMessage());
      } catch (RuntimeException | Error failed) {
        failed(now, failed);
      }
    } catch (RuntimeException again) {
      unavailable(reason(again));
    }
  }

  private void follow(IndexSettings now) {
    if (open.isEmpty()) {
      open = Optional.of(open(now, source.get()));
    }
    Open tables = open.orElseThrow();
    IndexFollower follower = tables.follower();
    if (rebuild) {
      follower.restart();
      rebuild = false;
    }
    while (!ending && !rebuild && follower.advance()) {
      report(tables);
    }
    report(tables);
  }

  // What was true before a rebuild was asked for is not said after it.
  private synchronized void report(Open tables) {
    if (!rebuild) {
      IndexStatus.State state = state(tables.follower());
      String missing = tables.source().gap().map(EpochGap::toString).orElse("");
      status = new IndexStatus(state, tables.follower().height(), missing);
      if (state == IndexStatus.State.FOLLOWING) {
        rebuilding = false;
      }
    }
  }

  private IndexStatus.State state(IndexFollower follower) {
    if (follower.level()) {
      return IndexStatus.State.FOLLOWING;
    }
    return rebuilding ? IndexStatus.State.REBUILDING : IndexStatus.State.FILLING;
  }

  private synchronized void unavailable(String reason) {
    boolean known = reason.equals(status.reason());
    status = new IndexStatus(IndexStatus.State.UNAVAILABLE, status.height(), reason);
    rebuilding = false;
    if (!known) {
      LOG.log(Level.WARNING, "the index is behind and tried again: {0}", reason);
    }
  }

  private static Open open(IndexSettings settings, IndexSource source) {
    IndexDatabase database = IndexDatabase.open(settings);
    try {
      IndexStore store = new IndexStore(database.sessions());
      IndexReads reads = new IndexReads(database.sessions());
      return new Open(
          database,
          source,
          new IndexFollower(store, source, settings.ownFile().isPresent()),
          new IndexReader(reads),
          new HistoryReader(reads),
          new EpochReader(reads),
          new SampleReader(reads));
    } catch (RuntimeException | Error failed) {
      database.close();
      throw failed;
    }
  }

  private void failed(IndexSettings now, Throwable failure) {
    unavailable(reason(failure));
    boolean wasOpen = open.isPresent();
    closeTables();
    // Trouble of the chain or of this process leaves a good file what it is.
    failures = IndexDatabase.blamed(failure) ? failures + 1 : 0;
    if (wasOpen && failures >= MOST_FAILURES && now.ownFile().isPresent()) {
      failures = 0;
      IndexDatabase.setAside(now);
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof Error) {
      return "The indexer ran into " + failure + "; it is tried again every few seconds.";
    }
    return failure instanceof IndexException || failure instanceof LedgerException
        ? String.valueOf(failure.getMessage())
        : IndexDatabase.reason(failure);
  }

  private void closeTables() {
    open.ifPresent(
        each -> {
          open = Optional.empty();
          try {
            each.database().close();
          } catch (RuntimeException broken) {
            LOG.log(Level.FINE, "closing a broken index: {0}", broken.toString());
          }
        });
  }

  /** Ends a step after its batch. */
  void end() {
    ending = true;
  }

  /** Only when no step runs. */
  @Override
  public void close() {
    closeTables();
  }
}
