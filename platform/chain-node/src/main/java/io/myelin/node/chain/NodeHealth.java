package io.myelin.node.chain;

import io.myelin.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready means: the ledger is healthy, its head moved lately, and its blocks can be read. */
@Readiness
@ApplicationScoped
public class NodeHealth implements HealthCheck {
  private static final long STALL_BLOCKS = 20;

  @Inject private ChainService chain;
  @Inject private BoundedReads reads;
  private long seenHead = -1;
  private long seenAt = System.nanoTime();

  /** The head, or why there is none to see. */
  private record Seen(long head, Optional<String> trouble) {}

  @Override
  public synchronized HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("chain");
    try {
      Seen seen = reads.read(this::seen).toCompletableFuture().get();
      return seen.trouble().isPresent()
          ? down(response, seen.trouble().get())
          : moving(response, seen.head());
    } catch (ExecutionException failed) {
      return down(response, reason(failed.getCause()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return down(response, "the node is shutting down");
    }
  }

  private static String reason(@Nullable Throwable failure) {
    return failure instanceof FaultToleranceException
        ? "a read of the store did not end within " + BoundedReads.LIMIT_MILLIS / 1000 + " s"
        : "the store cannot be read: " + (failure == null ? "" : failure.getMessage());
  }

  private static HealthCheckResponse down(HealthCheckResponseBuilder response, String reason) {
    return response.down().withData("reason", reason).build();
  }

  private HealthCheckResponse moving(HealthCheckResponseBuilder response, long head) {
    long now = System.nanoTime();
    if (head != seenHead) {
      seenHead = head;
      seenAt = now;
    }
    long still = TimeUnit.NANOSECONDS.toMillis(now - seenAt);
    long limit = Math.max(5_000, STALL_BLOCKS * chain.blockMillis());
    return response
        .status(still <= limit)
        .withData("head", head)
        .withData("millisSinceNewHead", still)
        .build();
  }

  // Any block, since the newest are still in memory.
  private Seen seen() {
    Optional<String> trouble = chain.trouble();
    if (trouble.isPresent()) {
      return new Seen(-1, trouble);
    }
    Ledger ledger = chain.ledger();
    long head = ledger.head().height();
    long any = ThreadLocalRandom.current().nextLong(head + 1);
    return ledger.blockAt(any).isPresent()
        ? new Seen(head, Optional.empty())
        : new Seen(head, Optional.of("block " + any + " is missing from the store"));
  }
}
