package io.myelin.node.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Reads that may hang, as of a disk that does not answer. Nobody waits for one longer than its
 * limit, and while one hangs one more at most is begun: who asks every few seconds would else fill
 * the process with threads that hang.
 */
@ApplicationScoped
public class BoundedReads {
  public static final long LIMIT_MILLIS = 3_000;

  /** Ends within the limit: with what was read, what the read threw, or that it took too long. */
  @Asynchronous
  @Timeout(LIMIT_MILLIS)
  @Bulkhead(value = 1, waitingTaskQueue = 1)
  public <T> CompletionStage<T> read(Supplier<T> read) {
    return CompletableFuture.completedFuture(read.get());
  }
}
