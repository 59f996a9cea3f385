package io.myelin.node.rest;

import java.util.Optional;

/** The blocks that payouts are looked for in, one by one; both ends included. */
record PayoutSpan(long first, long last) {
  /** Blocks of one answer; an epoch comes every few hundred blocks at most. */
  static final int MOST_BLOCKS = 2_000;

  /** As far back as one answer goes. */
  static PayoutSpan upTo(long last) {
    return new PayoutSpan(Math.max(0, last - MOST_BLOCKS + 1), last);
  }

  /** Why an answer could not be complete; a shorter one would look as if it were. */
  Optional<String> refusal() {
    long blocks = last - first + 1;
    return blocks <= MOST_BLOCKS
        ? Optional.empty()
        : Optional.of(
            "from '"
                + first
                + "' refused: up to block "
                + last
                + " these are "
                + blocks
                + " blocks, and payouts of "
                + MOST_BLOCKS
                + " are looked for at a time. Use from="
                + upTo(last).first()
                + ", then to="
                + (upTo(last).first() - 1)
                + " and so on; sums over any span are at /api/v1/index/payouts.");
  }
}
