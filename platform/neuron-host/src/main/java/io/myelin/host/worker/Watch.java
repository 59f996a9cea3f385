package io.myelin.host.worker;

import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks after a running process until it ends or is to be ended, and says why in one sentence. */
final class Watch {
  private static final long EVERY_SECONDS = 2;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** How long a call may run on that was told to stop. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final WorkerProcess up;
  private final MemoryLimits limits;

  Watch(WorkerProcess up, MemoryLimits limits) {
    this.up = up;
    this.limits = limits;
  }

  String untilTheEnd() {
    try {
      while (true) {
        try {
          return up.onExit().get(EVERY_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException alive) {
          Optional<String> complaint = complaint();
          complaint.ifPresent(up::end);
          if (complaint.isPresent()) {
            return end(up);
          }
        } catch (ExecutionException e) {
          return String.valueOf(e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "its host was told to stop";
    }
  }

  /** Waits for a sentence. */
  static String sentence(CompletableFuture<String> end) throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** How a process whose socket has ended ends itself. */
  static String end(WorkerProcess gone) throws InterruptedException {
    try {
      return gone.onExit().get(EVERY_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException lingering) {
      return "ended by the host: its socket has ended";
    } catch (ExecutionException e) {
      return String.valueOf(e.getMessage());
    }
  }

  Optional<String> complaint() {
    try {
      up.link().ping(HEARTBEAT);
      return complaint(up.link().overdue(), Memory.resident(up.pid()), limits).or(up::excess);
    } catch (WorkerFault e) {
      return Optional.of("no heartbeat for " + HEARTBEAT.toSeconds() + " s");
    }
  }

  /**
   * @param overdue how long a call has run on that nobody waits for any more
   */
  static Optional<String> complaint(Duration overdue, long memory, MemoryLimits limits) {
    if (overdue.compareTo(GRACE) > 0) {
      return Optional.of(
          "one call runs on for "
              + overdue.toSeconds()
              + " s after it was told to stop, at most "
              + GRACE.toSeconds()
              + " s are allowed");
    }
    if (memory >> 20 > limits.megabytes()) {
      return Optional.of(
          "it holds "
              + (memory >> 20)
              + " MB of memory, at most "
              + limits.megabytes()
              + " MB are allowed; raise its memoryMb for a larger model");
    }
    return Optional.empty();
  }
}
