package io.myelin.node.decoded;

import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.state.StateUnavailableException;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.version.Runtimes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.logging.Logger;

/**
 * Tries extrinsics for strangers: one at a time, a few waiting, each for a bounded time. One that
 * takes longer runs to its end with nobody waiting, and nothing else is tried meanwhile nor for as
 * long again.
 */
@ApplicationScoped
public class TrialDesk {
  private static final Logger LOG = Logger.getLogger(TrialDesk.class.getName());
  private static final int WAITING = 8;
  private static final long SECONDS = 10;

  private final TrialThread executor = new TrialThread(WAITING);
  private final EmptyBlock empty = new EmptyBlock();

  @Inject private ChainService chain;
  @Inject private ChainCodecs codecs;
  private volatile Optional<Runtimes> trusting = Optional.empty();

  /**
   * Tries a signed extrinsic on the newest state.
   *
   * @throws ScaleException when it is none of this chain
   * @throws BusyException when the node has no time for it
   */
  public TrialReport signed(byte[] extrinsic) {
    return tried((trial, place) -> trial.signed(place, extrinsic));
  }

  /**
   * Tries a call as if the account had signed it.
   *
   * @throws ScaleException when it is none of this chain
   * @throws BusyException when the node has no time for it
   */
  public TrialReport unsigned(byte[] call, AccountId from) {
    return tried((trial, place) -> trial.unsigned(place, call, from));
  }

  private TrialReport tried(BiFunction<Trial, Trial.Place, TrialReport> work) {
    Trial.Place place = place();
    return bounded(() -> work.apply(trial(place), place));
  }

  /**
   * Does what executes an extrinsic for a stranger, in its turn.
   *
   * @throws BusyException when the node has no time for it
   */
  public <T> T bounded(Callable<T> work) {
    try {
      return answer(executor.submit(work));
    } catch (RejectedExecutionException full) {
      throw new BusyException(
          WAITING + " trials wait already; ask again in a few seconds, or submit the extrinsic");
    }
  }

  /** By the version that would execute the next block. */
  private Trial trial(Trial.Place place) {
    ChainRuntime checking = chain.ledger().runtimes().reading(place.state());
    return new Trial(codecs.of(checking), checking, trusting().reading(place.state()), empty);
  }

  private static <T> T answer(Future<T> report) {
    try {
      return report.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      report.cancel(false);
      throw new BusyException("the trial took more than " + SECONDS + " s, with those before it");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BusyException("the node is shutting down");
    } catch (ExecutionException failed) {
      throw told(failed);
    }
  }

  /** A line in the log for what nobody expects: anybody may ask for it as often as he likes. */
  private static RuntimeException told(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof ScaleException refused) {
      return refused;
    }
    if (cause instanceof StateUnavailableException passing) {
      return passing;
    }
    LOG.warning(() -> "a trial failed: " + cause);
    return new TrialFailedException("The node could not try it; its log says why.");
  }

  private Trial.Place place() {
    Ledger ledger = chain.ledger();
    long height = ledger.head().height();
    Hash256 hash = ledger.hashAt(height).orElseThrow();
    return new Trial.Place(
        height, hash, ledger.stateAt(hash).orElseThrow(), chain.genesis().author());
  }

  private Runtimes trusting() {
    return trusting.orElseGet(this::create);
  }

  private synchronized Runtimes create() {
    if (trusting.isEmpty()) {
      long millis = chain.genesis().blockMillis();
      trusting = Optional.of(new Runtimes(millis, (signature, signer, message) -> true));
    }
    return trusting.orElseThrow();
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }
}
