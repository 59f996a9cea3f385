package io.myelin.consensus;

import java.util.OptionalInt;

/**
 * The hyperparameters one epoch reads (yuma.md 2), with shares as u16 parts of 65535.
 *
 * @param n number of neurons; uids are 0 to n-1
 * @param activityCutoff blocks without a weight update after which a validator is inactive
 * @param stakeThreshold least stake that counts, an unsigned 64-bit number
 * @param bondsMovingAverage weight of old bonds in millionths
 * @param alphaSigmoidSteepness signed 16-bit slope in hundredths
 * @param ownerUid uid of the subnet owner's hotkey when that key is registered
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
    boolean commitReveal) {

  /** The owner's uid, or -1 where no uid may be treated as the owner. */
  int ownerOrNone() {
    return ownerUid.orElse(-1);
  }
}
