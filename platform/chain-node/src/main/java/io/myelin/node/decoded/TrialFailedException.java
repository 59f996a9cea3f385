package io.myelin.node.decoded;

/** The node made a mistake while it tried an extrinsic; its log has a line of it. */
public final class TrialFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrialFailedException(String message) {
    super(message);
  }
}
