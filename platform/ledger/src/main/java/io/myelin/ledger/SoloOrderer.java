package io.myelin.ledger;

import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One node that makes every block by the clock: the embedded default. */
public final class SoloOrderer implements Orderer {
  private static final Logger LOG = System.getLogger(SoloOrderer.class.getName());
  private final Ledger ledger;
  private final Duration blockTime;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "block-maker");
            thread.setDaemon(true);
            return thread;
          });
  private long lastMillis;
  private volatile String reason = "";

  public SoloOrderer(Ledger ledger, Duration blockTime) {
    this(ledger, blockTime, Clock.systemUTC());
  }

  SoloOrderer(Ledger ledger, Duration blockTime, Clock clock) {
    this.ledger = ledger;
    this.blockTime = blockTime;
    this.clock = clock;
  }

  @Override
  public void start() {
    timer.scheduleAtFixedRate(
        this::tick, blockTime.toMillis(), blockTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      lastMillis = Math.max(lastMillis + 1, clock.millis());
      ledger.produce(lastMillis);
      reason = "";
    } catch (RuntimeException | Error e) { // an uncaught one would end the timer without a word
      reason = ledger.failure().orElse(String.valueOf(e.getMessage()));
      LOG.log(Logger.Level.ERROR, "no block was made: {0}", reason);
      if (ledger.failure().isPresent()) {
        timer.shutdown();
      }
    }
  }

  @Override
  public Status status() {
    return new Status("solo", "NONE", reason.isEmpty(), reason);
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.log(Logger.Level.WARNING, "the block maker did not end within 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
