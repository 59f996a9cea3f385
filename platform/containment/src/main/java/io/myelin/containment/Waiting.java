package io.myelin.containment;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting that an interrupt does not end, and that needs no other thread to come to its end. */
public final class Waiting {
  private Waiting() {}

  /**
   * Whether the work ended, well or not, before the limit. An interrupt is kept for the caller. A
   * limit by {@link java.util.concurrent.CompletableFuture#orTimeout} would come from the one timer
   * thread of all of them, for which the caller may be waiting.
   */
  public static boolean ended(Future<?> work, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          work.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return true;
        } catch (TimeoutException e) {
          return false;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
