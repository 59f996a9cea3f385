package io.myelin.consensus;

/**
 * What the chain knows when an epoch begins (yuma.md 2); the arrays are read, never changed.
 *
 * <p>Blocks and stakes are unsigned 64-bit numbers. Arrays shorter than the network count as padded
 * with zeros, or with "no permit"; longer ones are cut.
 *
 * @param lastStepBlock block of the previous epoch, 0 when none is known
 * @param alphaStake alpha per uid after child and parent inheritance
 * @param taoStake root stake per uid after inheritance; empty means none
 * @param taoWeight share of 2^64-1 at which root stake counts
 * @param validatorPermit permits the previous epoch gave
 * @param commitBlock smallest block of a live commit per uid, -1 (2^64-1) for none; may be empty
 */
public record EpochState(
    long block,
    long lastStepBlock,
    long[] lastUpdate,
    long[] blockAtRegistration,
    long[] alphaStake,
    long[] taoStake,
    long taoWeight,
    boolean[] validatorPermit,
    SparseRows weights,
    SparseRows bonds,
    long[] commitBlock) {

  /** Reads an array as if it went on forever with zeros. */
  static long at(long[] values, int uid) {
    return uid < values.length ? values[uid] : 0;
  }
}
