package io.myelin.ledger.order;

/**
 * When blocks are due, by a clock that nobody sets. Slow blocks follow each other at once; times
 * that passed while nothing ran, as in a suspended machine, are left out instead of made up.
 */
final class Beat {
  private final long periodNanos;
  private long dueNanos;

  Beat(long periodNanos, long nowNanos) {
    this.periodNanos = periodNanos;
    this.dueNanos = nowNanos + periodNanos;
  }

  /** Nanoseconds until the next block is due. */
  long pause(long nowNanos) {
    return Math.max(0, dueNanos - nowNanos);
  }

  /** Notes that a block is begun. */
  void begun(long nowNanos) {
    boolean missed = nowNanos - dueNanos > periodNanos;
    dueNanos = (missed ? nowNanos : dueNanos) + periodNanos;
  }
}
