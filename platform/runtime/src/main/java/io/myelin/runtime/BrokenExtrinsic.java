package io.myelin.runtime;

/**
 * A mistake of the runtime, met while one extrinsic ran: no refusal, so nothing is known of what it
 * left half done, but the block without the extrinsic can be made.
 */
public final class BrokenExtrinsic extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int index;

  BrokenExtrinsic(int index, Throwable mistake) {
    super("extrinsic " + index + " met a mistake of the runtime: " + mistake, mistake);
    this.index = index;
  }

  /** Its place in the block. */
  public int index() {
    return index;
  }
}
