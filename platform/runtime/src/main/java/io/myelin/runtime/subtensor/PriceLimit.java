package io.myelin.runtime.subtensor;

import io.myelin.primitives.Rao;

/**
 * What a limit leaves of a trade where one alpha is one TAO: root and stable subnets trade without
 * end at that price, and not at all at another (economics.md 10.2, stable.md).
 */
record PriceLimit(boolean met, boolean partial) {
  /** No limit. */
  static final PriceLimit NONE = new PriceLimit(true, false);

  /**
   * Of a purchase.
   *
   * @param most rao to pay for one alpha, unsigned
   */
  static PriceLimit atMost(long most, boolean partial) {
    return new PriceLimit(Long.compareUnsigned(most, Rao.PER_TAO) >= 0, partial);
  }

  /**
   * Of a sale.
   *
   * @param least rao to get for one alpha, unsigned
   */
  static PriceLimit atLeast(long least, boolean partial) {
    return new PriceLimit(Long.compareUnsigned(least, Rao.PER_TAO) <= 0, partial);
  }

  /**
   * The part of an amount that is traded: all or nothing.
   *
   * @throws io.myelin.runtime.frame.DispatchException SlippageTooHigh when nothing is and a part is
   *     not enough
   */
  Rao granted(SubtensorErrors errors, Rao amount) {
    errors.error("SlippageTooHigh").unless(met || partial);
    return met ? amount : Rao.ZERO;
  }
}
