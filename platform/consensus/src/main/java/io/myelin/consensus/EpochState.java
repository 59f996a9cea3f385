package io.myelin.consensus;

/**
 * What an epoch reads of the chain. Blocks, stakes and the weight of root stake are unsigned
 * 64-bit.
 *
 * @param lastStepBlock block of the previous epoch, 0 when there was none
 * @param lastUpdate per uid; missing entries count as 0
 * @param blockAtRegistration per uid
 * @param alphaStake per uid, after inheritance from parents
 * @param taoStake root stake per uid; may be empty
 * @param taoWeight weight of root stake over 2^64-1
 * @param validatorPermit of the previous epoch; its length may differ from n
 * @param commitBlock per uid the first block of a live commit, -1 for none; empty for none at all
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
    long[] commitBlock) {}
