package io.myelin.node.index;

import io.myelin.ledger.LedgerException;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.ChainUnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Follows the chain on a thread of its own, so that a slow, locked or damaged data base never
 * delays a block; it is opened again until it can be used.
 */
@ApplicationScoped
public class Indexer {
  private static final Logger LOG = Logger.getLogger(Indexer.class.getName());
  private static final long PAUSE_MILLIS = 2_000;

  /** After so many failures in a row a file of our own is taken for damaged. */
  private static final int MOST_FAILURES = 3;

  @Inject private ChainService chain;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "indexer");
            created.setDaemon(true);
            return created;
          });
  private volatile boolean rebuild;
  private volatile IndexStatus status = IndexStatus.of(IndexStatus.State.STARTING, -1);
  private volatile Optional<Open> open = Optional.empty();
  private int failures;

  private record Open(IndexDatabase database, IndexFollower follower, IndexReader reader) {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    thread.scheduleWithFixedDelay(this::step, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  public IndexStatus status() {
    return status;
  }

  /** Makes the tables anew from the chain, soon. */
  public synchronized void rebuild() {
    rebuild = true;
    status = IndexStatus.of(IndexStatus.State.REBUILDING, -1);
    thread.execute(this::step);
  }

  /**
   * The tables for reading; they may be behind the chain.
   *
   * @throws IndexException with the reason while there are none
   */
  public IndexReader reader() {
    return open.orElseThrow(
            () ->
                new IndexException(
                    status.reason().isEmpty()
                        ? "The index is still opening; ask again in a few seconds."
                        : status.reason()))
        .reader();
  }

  private void step() {
    IndexSettings settings = IndexSettings.load(chain.settings());
    try {
      follow(settings);
      failures = 0;
    } catch (ChainUnavailableException notYet) {
      LOG.log(Level.FINE, "nothing to index: {0}", notYet.getMessage());
    } catch (RuntimeException | LinkageError failed) {
      failed(settings, failed);
    }
  }

  private void follow(IndexSettings settings) {
    if (open.isEmpty()) {
      IndexSource source = new IndexSource(chain.ledger(), chain.genesis());
      open = Optional.of(open(settings, source));
    }
    IndexFollower follower = open.orElseThrow().follower();
    if (rebuild) {
      follower.restart();
      rebuild = false;
    }
    while (!thread.isShutdown() && !rebuild && follower.advance()) {
      report(IndexStatus.State.REBUILDING, follower);
    }
    report(IndexStatus.State.FOLLOWING, follower);
  }

  // What was true before a rebuild was asked for is not said after it.
  private synchronized void report(IndexStatus.State state, IndexFollower follower) {
    if (!rebuild) {
      status = IndexStatus.of(state, follower.height());
    }
  }

  private static Open open(IndexSettings settings, IndexSource source) {
    IndexDatabase database = IndexDatabase.open(settings);
    try {
      IndexStore store = new IndexStore(database.sessions());
      return new Open(
          database,
          new IndexFollower(store, source, settings.ownFile().isPresent()),
          new IndexReader(database.sessions()));
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private void failed(IndexSettings settings, Throwable failure) {
    String reason =
        failure instanceof IndexException || failure instanceof LedgerException
            ? String.valueOf(failure.getMessage())
            : IndexDatabase.reason(failure);
    if (!reason.equals(status.reason())) {
      LOG.log(Level.WARNING, "the index is behind and tried again: {0}", reason);
    }
    status = new IndexStatus(IndexStatus.State.UNAVAILABLE, status.height(), reason);
    boolean wasOpen = open.isPresent();
    close();
    failures++;
    if (wasOpen && failures >= MOST_FAILURES && settings.ownFile().isPresent()) {
      failures = 0;
      IndexDatabase.setAside(settings);
    }
  }

  private void close() {
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

  @PreDestroy
  void stop() {
    thread.shutdown();
    try {
      if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
        close();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
