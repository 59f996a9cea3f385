package io.myelin.node.index;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;

/**
 * An amount that no receipt has, read from a block's state while that is kept.
 *
 * @param subject a netuid for the price of a place there, or {@link #ISSUANCE}
 */
record Sample(int subject, Rao amount) {
  /** Beyond every netuid. */
  static final int ISSUANCE = 65_536;

  /** Blocks from one sample of the issuance to the next. */
  static final long EVERY = 100;

  private static final int HEIGHT_BITS = 40;
  private static final long MOST_HEIGHT = (1L << HEIGHT_BITS) - 1;

  static Sample registrationPrice(NetUid netuid, Rao price) {
    return new Sample(netuid.value(), price);
  }

  static Sample issuance(Rao issuance) {
    return new Sample(ISSUANCE, issuance);
  }

  long id(long height) {
    return id(subject, height);
  }

  /** Samples of one subject stand together, in order of height. */
  static long id(int subject, long height) {
    return (long) subject << HEIGHT_BITS | Math.max(0, Math.min(height, MOST_HEIGHT));
  }
}
