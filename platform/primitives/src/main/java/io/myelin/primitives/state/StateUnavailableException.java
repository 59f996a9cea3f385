package io.myelin.primitives.state;

/**
 * A state could not be read: what holds it failed, closed, or has discarded it. That says nothing
 * about the block or call that asked for it.
 */
public class StateUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateUnavailableException(String message) {
    super(message);
  }

  public StateUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
