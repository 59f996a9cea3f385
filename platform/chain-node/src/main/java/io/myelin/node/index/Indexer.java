package io.myelin.node.index;

import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.ChainCodecs;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Follows the chain on a thread of its own, so that a slow, locked or damaged data base never
 * delays a block; it is opened again until it can be used.
 */
@ApplicationScoped
public class Indexer {
  private static final long PAUSE_MILLIS = 2_000;

  @Inject private ChainService chain;
  @Inject private ChainCodecs codecs;
  private final IndexLoop loop =
      new IndexLoop(
          () -> IndexSettings.load(chain.settings()),
          () -> new IndexSource(chain.ledger(), chain.receiptMaker(), codecs.versions()));
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "indexer");
            created.setDaemon(true);
            return created;
          });

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    thread.scheduleWithFixedDelay(loop::step, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether the tables are a file in the data folder, and not in a data base elsewhere. */
  public boolean isOwnFile() {
    return IndexSettings.load(chain.settings()).ownFile().isPresent();
  }

  public IndexStatus status() {
    return loop.status();
  }

  /** Makes the tables anew from the chain, soon; changes nothing while that is done already. */
  public void rebuild() {
    loop.rebuild(thread);
  }

  /**
   * The tables for reading; they may be behind the chain.
   *
   * @throws IndexException with the reason while there are none
   */
  public IndexReader reader() {
    return loop.reader();
  }

  /**
   * The same for questions about calls and events.
   *
   * @throws IndexException with the reason while there are none
   */
  public HistoryReader history() {
    return loop.history();
  }

  /**
   * The same for questions about epochs.
   *
   * @throws IndexException with the reason while there are none
   */
  public EpochReader epochs() {
    return loop.epochs();
  }

  /**
   * The same for questions about what only states had.
   *
   * @throws IndexException with the reason while there are none
   */
  public SampleReader samples() {
    return loop.samples();
  }

  @PreDestroy
  void stop() {
    loop.end();
    thread.shutdown();
    try {
      if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
        loop.close();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
