package io.myelin.runtime;

/** A block broke a rule that holds in every block; the node stops with this text as evidence. */
public final class InvariantViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvariantViolation(String message) {
    super(message);
  }
}
