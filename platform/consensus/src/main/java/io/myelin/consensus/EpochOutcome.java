package io.myelin.consensus;

/**
 * What one epoch decided, per uid (yuma.md 4.15). Ratios are u16, amounts unsigned 64-bit.
 *
 * @param serverEmission for miners
 * @param validatorEmission for validators
 * @param combinedEmission the figure kept in storage; rounded on its own
 * @param stake whole units of stake weight
 * @param bonds the new stored rows; empty where the new permit is missing
 * @param raw I32F32 intermediates, to locate a mismatch
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
    Raw raw) {

  /** Whether anybody judged: incentive and dividends are not all zero (yuma.md 4.14, es). */
  public boolean judged() {
    return raw.emissionSum != 0;
  }

  /** I32F32 raws of the same quantities. */
  public record Raw(
      long[] stake,
      long[] activeStake,
      long[] consensus,
      long[] validatorTrust,
      long[] rankBeforeNorm,
      long[] incentive,
      long[] validatorBondTotal,
      long[] dividends,
      long[] serverShare,
      long[] validatorShare,
      long[] combinedShare,
      long emissionSum) {}
}
