package io.myelin.node.chain;

import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import io.myelin.runtime.ChainQueries.Supply;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether every rao is accounted for. Blocks are checked by what they change; here whole states are
 * counted, beside the blocks: every accounts' sum when somebody asks, but never more than a tenth
 * of the time, and all invariants now and then and on demand.
 */
@ApplicationScoped
public class Books {
  private static final Logger LOG = Logger.getLogger(Books.class.getName());
  private static final long PAUSE_MINUTES = 10;
  private static final int REST = 10;

  private final LongSupplier nanos;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "books");
            created.setDaemon(true);
            return created;
          });
  private volatile Optional<ChainService> chain = Optional.empty();
  private final ReentrantLock counting = new ReentrantLock();
  private volatile Optional<Counted> last = Optional.empty();
  private volatile OptionalLong verified = OptionalLong.empty();

  /** A supply, and when counting it again costs too much. */
  private record Counted(Supply supply, long ended, long took) {}

  public Books() {
    this(System::nanoTime);
  }

  private Books(LongSupplier nanos) {
    this.nanos = nanos;
  }

  Books(ChainService chain, LongSupplier nanos) {
    this(nanos);
    of(chain);
  }

  @Inject
  void of(ChainService of) {
    chain = Optional.of(of);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    thread.scheduleWithFixedDelay(this::now, 1, PAUSE_MINUTES, TimeUnit.MINUTES);
  }

  private void now() {
    try {
      verify();
    } catch (ChainUnavailableException notYet) {
      LOG.log(Level.FINE, "nothing to count: {0}", notYet.getMessage());
    } catch (LedgerException wrong) {
      LOG.log(Level.SEVERE, "the chain's books: {0}", wrong.getMessage());
    } catch (RuntimeException | Error failed) {
      LOG.log(Level.SEVERE, "the chain's books could not be counted", failed);
    }
  }

  /**
   * The supply as of its block: the newest, or one shortly before where counting takes long. Nobody
   * waits for a count that another asked for, unless there is none yet.
   */
  public Supply supply() {
    Ledger ledger = chain.orElseThrow().ledger();
    if (!counting.tryLock()) {
      Optional<Counted> known = last;
      if (known.isPresent()) {
        return known.get().supply();
      }
      counting.lock();
    }
    try {
      return last.filter(counted -> isFresh(counted, ledger))
          .orElseGet(() -> count(ledger))
          .supply();
    } finally {
      counting.unlock();
    }
  }

  private boolean isFresh(Counted counted, Ledger ledger) {
    return counted.supply().block() == ledger.head().height()
        || nanos.getAsLong() - counted.ended() < REST * counted.took();
  }

  private Counted count(Ledger ledger) {
    long begun = nanos.getAsLong();
    Supply supply = ledger.runtime().queries().supply(ledger.state());
    long ended = nanos.getAsLong();
    Counted counted = new Counted(supply, ended, ended - begun);
    last = Optional.of(counted);
    return counted;
  }

  /**
   * Holds every invariant against the newest state, in full; one such count at a time.
   *
   * @return the block whose state was counted
   * @throws LedgerException when one is broken: no more blocks are made
   */
  public synchronized long verify() {
    Ledger ledger = chain.orElseThrow().ledger();
    long block = ledger.verify();
    verified = OptionalLong.of(block);
    return block;
  }

  /** The block whose state was last counted in full since this node started. */
  public OptionalLong verified() {
    return verified;
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
