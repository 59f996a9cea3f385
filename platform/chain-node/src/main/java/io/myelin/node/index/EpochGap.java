package io.myelin.node.index;

/**
 * Blocks whose epochs have no rows, because the states they left are discarded and cannot be made
 * again.
 *
 * @param reason what was seen when it was tried first
 */
record EpochGap(long from, long to, String reason) {
  EpochGap upTo(long height) {
    return new EpochGap(from, Math.max(to, height), reason);
  }

  @Override
  public String toString() {
    return "The epochs of blocks "
        + from
        + " to "
        + to
        + " have no rows of neurons, all else has: "
        + reason;
  }
}
