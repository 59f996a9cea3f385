package io.myelin.host.axon;

import io.myelin.client.ChainClient;
import io.myelin.client.ChainTime;
import io.myelin.client.ClientException;
import io.myelin.client.axon.AxonTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile Optional<Long> aheadNanos = Optional.empty();
  private volatile long refreshed;

  SecondOpinion(ChainClient chain, LongSupplier nanoTime) {
    this.chain = chain;
    this.nanoTime = nanoTime;
    this.refreshed = nanoTime.getAsLong() - REFRESH_NANOS;
  }

  @Override
  public AxonTime get() {
    refreshWhenDue();
    AxonTime own = AxonTime.at(Instant.now());
    long now = nanoTime.getAsLong();
    return aheadNanos.map(ahead -> own.or(now + ahead)).orElse(own);
  }

  /** By one caller at a time and without a lock: strangers reach this before they are checked. */
  private void refreshWhenDue() {
    long now = nanoTime.getAsLong();
    if (now - refreshed < REFRESH_NANOS || !refreshing.compareAndSet(false, true)) {
      return;
    }
    try {
      aheadNanos = ChainTime.newest(chain).map(block -> AxonTime.at(block).latestNanos() - now);
    } catch (ClientException silent) {
      // what it said last is an opinion still
    } finally {
      refreshed = nanoTime.getAsLong();
      refreshing.set(false);
    }
  }
}
