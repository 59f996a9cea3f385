package io.myelin.consensus;

/**
 * Everything an epoch decides, one element per uid (yuma.md 4.15); u16 values are shares of 65535.
 *
 * @param validatorPermit permits for the next epoch
 * @param serverEmission miners' part in the smallest unit, unsigned
 * @param validatorEmission validators' part, unsigned
 * @param combinedEmission the figure kept in storage, rounded on its own and not the sum
 * @param stake whole units of total stake, unsigned
 * @param bonds new stored rows; neurons without a new permit have an empty one
 * @param emissionSumRaw incentive plus dividends of all uids as raw I32F32
 * @param trace the unrounded vectors behind the u16 values
 */
public record EpochOutcome(
    boolean[] active,
    boolean[] validatorPermit,
    int[] stakeWeight,
    int[] consensus,
    int[] validatorTrust,
    int[] incentive,
    int[] dividends,
    long[] serverEmission,
    long[] validatorEmission,
    long[] combinedEmission,
    long[] stake,
    SparseRows bonds,
    long emissionSumRaw,
    EpochTrace trace) {

  /** True when some weight was judged, so that emission follows merit rather than stake. */
  public boolean judged() {
    return emissionSumRaw != 0;
  }

  /** Incentive before it is cut to 16 bits, raw I32F32. */
  public long[] rawIncentive() {
    return trace.incentive();
  }

  /** Dividends before they are cut to 16 bits, raw I32F32. */
  public long[] rawDividends() {
    return trace.dividends();
  }
}
