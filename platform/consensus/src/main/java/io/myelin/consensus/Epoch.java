package io.myelin.consensus;

/** One epoch of a subnet's mechanism, in the order of yuma.md 4. */
public final class Epoch {
  private Epoch() {}

  /** Judges the neurons and divides {@code emission}, an unsigned amount in the smallest unit. */
  public static EpochOutcome run(EpochParameters parameters, EpochState state, long emission) {
    throw new UnsupportedOperationException(
        "epoch refused for " + parameters.n() + " neurons at block " + state.block());
  }
}
