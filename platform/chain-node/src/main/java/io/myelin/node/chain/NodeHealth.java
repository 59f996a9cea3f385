package io.myelin.node.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the ledger is healthy and its head moved lately. */
@Readiness
@ApplicationScoped
public class NodeHealth implements HealthCheck {
  private static final long STALL_BLOCKS = 20;

  @Inject private ChainService chain;
  private long seenHead = -1;
  private long seenAt = System.nanoTime();

  @Override
  public synchronized HealthCheckResponse call() {
    var response = HealthCheckResponse.named("chain");
    var trouble = chain.trouble();
    if (trouble.isPresent()) {
      return response.down().withData("reason", trouble.get()).build();
    }
    long head = chain.ledger().head().height();
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
}
