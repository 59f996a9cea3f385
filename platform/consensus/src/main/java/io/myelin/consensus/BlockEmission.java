package io.myelin.consensus;

import io.myelin.consensus.fixed.Elementary;
import io.myelin.primitives.Rao;
import java.math.BigInteger;

/** The reward of a block by issuance, with its halvings (economics.md 2). */
public final class BlockEmission {
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(32);
  private static final BigInteger CAP = BigInteger.valueOf(Rao.CAP.value());

  private BlockEmission() {}

  /** The TAO, or a subnet's alpha, that the next block mints. */
  public static Rao forIssuance(Rao issuance) {
    if (issuance.compareTo(Rao.CAP) >= 0) {
      return Rao.ZERO;
    }
    return Rao.of(
        BigInteger.valueOf(Rao.PER_TAO)
            .multiply(ONE)
            .shiftRight(32 + halvings(issuance))
            .longValue());
  }

  /** The issuance from which the next block's emission is halved once more; the cap at the end. */
  public static Rao nextHalvingAt(Rao issuance) {
    if (issuance.compareTo(Rao.CAP) >= 0) {
      return Rao.CAP;
    }
    long left = Rao.CAP.value() >> halvings(issuance) + 1;
    return Rao.of(Rao.CAP.value() - left);
  }

  private static int halvings(Rao issuance) {
    BigInteger q = BigInteger.valueOf(issuance.value()).shiftLeft(32).divide(CAP);
    BigInteger r = ONE.shiftLeft(32).divide(ONE.subtract(q));
    return Elementary.log2I96F32(r).orElse(BigInteger.ZERO).shiftRight(32).intValue();
  }
}
