package io.myelin.consensus;

/**
 * The vectors of an epoch as raw I32F32, in order of calculation, to locate a difference.
 *
 * @param stake after threshold and normalisation
 * @param rankBeforeNorm stake-weighted clipped weights per miner
 * @param validatorBondTotal bonds times incentive per validator; zeros under Yuma2
 * @param combinedShare share of the emission kept in storage
 */
public record EpochTrace(
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
    long[] combinedShare) {}
