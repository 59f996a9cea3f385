package io.myelin.host.worker;

import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks after a running process until it ends or is to be ended, and says why in one sentence. */
final class Watch {
  private static final long EVERY_SECONDS = 2;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** Above every limit that callers wait for: nobody waits for such a call any more. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  /** Native memory included; the Java heap alone is bounded by the process itself. */
  private static final long MOST_MEMORY = 512L << 20;

  private final WorkerProcess up;

  Watch(WorkerProcess up) {
    this.up = up;
  }

  String untilTheEnd() throws InterruptedException {
    while (true) {
      try {
        return up.onExit().get(EVERY_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException alive) {
        Optional<String> complaint = complaint();
        if (complaint.isPresent() && up.alive()) {
          return "ended by the host: " + complaint.get();
        }
      } catch (ExecutionException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  private Optional<String> complaint() {
    try {
      return complaint(up.client().ping(HEARTBEAT), Memory.resident(up.pid()));
    } catch (WorkerFault e) {
      return Optional.of("no heartbeat for " + HEARTBEAT.toSeconds() + " s");
    }
  }

  static Optional<String> complaint(Duration busy, long memory) {
    if (busy.compareTo(LONGEST_CALL) > 0) {
      return Optional.of(
          "one call has run for "
              + busy.toSeconds()
              + " s, at most "
              + LONGEST_CALL.toSeconds()
              + " s are allowed");
    }
    if (memory > MOST_MEMORY) {
      return Optional.of(
          "it holds "
              + (memory >> 20)
              + " MB of memory, at most "
              + (MOST_MEMORY >> 20)
              + " MB are allowed");
    }
    return Optional.empty();
  }
}
