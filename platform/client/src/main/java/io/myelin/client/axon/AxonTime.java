package io.myelin.client.axon;

import java.time.Instant;

/**
 * What the time may be, in Unix nanoseconds: clocks of machines differ, and are set now and then.
 */
public record AxonTime(long earliestNanos, long latestNanos) {
  /** What one clock says. */
  public static AxonTime at(Instant now) {
    return of(now.getEpochSecond() * 1_000_000_000L + now.getNano());
  }

  static AxonTime of(long unixNanos) {
    return new AxonTime(unixNanos, unixNanos);
  }

  /** A second opinion, which may lie on either side. */
  public AxonTime or(long unixNanos) {
    return new AxonTime(Math.min(earliestNanos, unixNanos), Math.max(latestNanos, unixNanos));
  }
}
