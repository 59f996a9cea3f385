package io.myelin.host.axon;

import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.ClientException;
import io.myelin.client.axon.AxonTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time by this machine's clock and by the chain, which is asked now and then: where somebody
 * set the clock, callers still agree with one of the two.
 */
final class SecondOpinion implements Supplier<AxonTime> {
  private static final long REFRESH_NANOS = 10_000_000_000L;

  private final ChainClient chain;
  private final LongSupplier nanoTime;
  private Optional<Long> aheadNanos = Optional.empty();
  private long refreshed;

  SecondOpinion(ChainClient chain, LongSupplier nanoTime) {
    this.chain = chain;
    this.nanoTime = nanoTime;
    this.refreshed = nanoTime.getAsLong() - REFRESH_NANOS;
  }

  @Override
  public synchronized AxonTime get() {
    long now = nanoTime.getAsLong();
    if (now - refreshed >= REFRESH_NANOS) {
      refreshed = now;
      try {
        aheadNanos = ChainTime.newest(chain).map(block -> AxonTime.at(block).latestNanos() - now);
      } catch (ClientException silent) {
        // what it said last is an opinion still
      }
    }
    AxonTime own = AxonTime.at(Instant.now());
    return aheadNanos.map(ahead -> own.or(now + ahead)).orElse(own);
  }
}
