package io.myelin.node.index;

/**
 * Blocks without receipts, because their build kept none and they cannot be executed again.
 *
 * @param reason what was seen when it was tried first
 */
record EpochGap(long from, long to, String reason) {
  EpochGap upTo(long height) {
    return new EpochGap(from, Math.max(to, height), reason);
  }

  @Override
  public String toString() {
    return "Blocks "
        + from
        + " to "
        + to
        + " have no receipts, so their epochs and events have no rows, all else has: "
        + reason;
  }
}
