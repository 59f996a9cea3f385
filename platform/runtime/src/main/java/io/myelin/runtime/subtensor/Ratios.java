package io.myelin.runtime.subtensor;

import io.myelin.primitives.Rao;
import java.math.BigInteger;

/** Shares of whole amounts, in integers and rounded down. */
final class Ratios {
  private static final BigInteger U16_MAX = BigInteger.valueOf(65535);

  private Ratios() {}

  /** {@code floor(amount * u16 / 65535)}. */
  static Rao of(Rao amount, int u16) {
    return Rao.of(
        BigInteger.valueOf(amount.value())
            .multiply(BigInteger.valueOf(u16))
            .divide(U16_MAX)
            .longValue());
  }
}
