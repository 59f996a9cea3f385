package io.myelin.host.worker;

import java.time.Duration;

/** Pauses between restarts: they double while processes die young, a long life forgives all. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONG_LIFE = Duration.ofSeconds(60);

  private Duration next = FIRST;

  Duration after(Duration lived) {
    if (lived.compareTo(LONG_LIFE) >= 0) {
      next = FIRST;
    }
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
