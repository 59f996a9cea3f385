package io.myelin.consensus;

import io.myelin.consensus.fixed.Wide;
import java.math.BigInteger;
import java.util.Optional;

/** Dividing a subnet's emission among its mechanisms and joining their results (yuma.md 10). */
public final class MechanismSplit {
  private static final BigInteger FULL = BigInteger.valueOf(65535);
  private static final BigInteger ONE_U64F64 = BigInteger.ONE.shiftLeft(64);

  private MechanismSplit() {}

  /**
   * Parts of an unsigned amount; what rounding loses goes to the first mechanism.
   *
   * @param shares u16 parts of 65535, missing ones being 0; empty for an even split
   */
  public static long[] parts(int count, Optional<int[]> shares, long amount) {
    long[] parts = new long[count];
    long rest = amount;
    for (int m = 0; m < count; m++) {
      parts[m] =
          shares.isEmpty()
              ? Long.divideUnsigned(amount, count)
              : share(m < shares.get().length ? shares.get()[m] : 0, amount);
      rest -= parts[m];
    }
    if (count > 0) {
      parts[0] += rest;
    }
    return parts;
  }

  private static long share(int u16, long amount) {
    return Wide.unsigned(amount).multiply(BigInteger.valueOf(u16)).divide(FULL).longValue();
  }

  /** A mechanism's weight in U64F64; without any emission the first one counts alone. */
  public static BigInteger weight(long part, long total, boolean first) {
    if (total == 0) {
      return first ? ONE_U64F64 : BigInteger.ZERO;
    }
    return Wide.safeDivU128(
        Wide.unsigned(part).shiftLeft(64), Wide.unsigned(total).shiftLeft(64), 64);
  }

  /** Adds one mechanism's weighted value to the subnet's and cuts to whole units. */
  public static long accumulate(long sum, long value, BigInteger weight) {
    BigInteger weighted = Wide.mulU128(Wide.unsigned(value).shiftLeft(64), weight, 64);
    return Wide.toU64(Wide.clampU128(Wide.unsigned(sum).shiftLeft(64).add(weighted)), 64);
  }

  /** The same for u16 values. */
  public static int accumulateU16(int sum, int value, BigInteger weight) {
    long whole = accumulate(sum, value, weight);
    return whole < 0 || whole > 65535 ? 65535 : (int) whole;
  }
}
