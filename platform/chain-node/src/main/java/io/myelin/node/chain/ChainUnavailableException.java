package io.myelin.node.chain;

/** The chain is not open (yet); the message says why. */
public final class ChainUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChainUnavailableException(String message) {
    super(message);
  }
}
