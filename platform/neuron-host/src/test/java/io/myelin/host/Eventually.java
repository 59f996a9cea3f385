package io.myelin.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads bring about; the limit is for machines that are busy. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Eventually() {}

  public static void holds(BooleanSupplier condition, Supplier<String> seen)
      throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT + ": " + seen.get());
      }
      Thread.sleep(20);
    }
  }
}
