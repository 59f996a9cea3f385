package io.myelin.containment;

import java.time.Duration;

/** A budget of bytes that refills: a moment of much is fine, for ever is not. */
final class Pace {
  private final long burst;
  private final long perSecond;
  private long left;
  private long last;

  /**
   * A full budget.
   *
   * @param burst bytes at once
   * @param perSecond bytes that come back
   */
  Pace(long burst, long perSecond, long nowNanos) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.left = burst;
    this.last = nowNanos;
  }

  /** Takes bytes and says how long to rest before the next are taken. */
  Duration take(int bytes, long nowNanos) {
    double refill = (nowNanos - last) / 1e9 * perSecond;
    left = Math.min(burst, left + (long) Math.min(refill, burst * 2.0)) - bytes;
    last = nowNanos;
    return left >= 0 ? Duration.ZERO : Duration.ofMillis(-left * 1000 / perSecond);
  }
}
