package io.myelin.consensus;

import java.util.OptionalInt;

/**
 * Settings of one epoch (yuma.md 2).
 *
 * @param n neurons; uids are 0..n-1
 * @param activityCutoff blocks, unsigned
 * @param kappa majority, share of 65535
 * @param stakeThreshold least stake weight that counts, unsigned
 * @param bondsMovingAverage memory in millionths, unsigned
 * @param bondsPenalty share of 65535
 * @param alphaSigmoidSteepness in hundredths, signed 16 bits
 */
public record EpochParameters(
    int n,
    int tempo,
    long activityCutoff,
    int kappa,
    int maxAllowedValidators,
    long stakeThreshold,
    long bondsMovingAverage,
    int bondsPenalty,
    boolean yuma3,
    boolean liquidAlpha,
    int alphaLow,
    int alphaHigh,
    int alphaSigmoidSteepness,
    OptionalInt ownerUid,
    boolean commitReveal) {}
