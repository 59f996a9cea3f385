package io.myelin.node.answer;

import io.myelin.node.decoded.BusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work for strangers that needs much memory: a few at once, the next ones wait a little. */
public final class Turns {
  /** One for each core of a small machine: a request may need tens of megabytes. */
  public static final Turns OF_LARGE_WORK = new Turns(2, Duration.ofSeconds(2));

  private final Semaphore free;
  private final Duration patience;

  Turns(int atOnce, Duration patience) {
    this.free = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /**
   * Does the work when it is its turn.
   *
   * @throws BusyException when that takes too long
   */
  public <T> T take(Supplier<T> work) {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(
            "too many requests are decoded at the same time; ask again in a few seconds");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BusyException("the node is shutting down");
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
