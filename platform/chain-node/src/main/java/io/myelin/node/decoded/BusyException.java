package io.myelin.node.decoded;

/** The node has no time for what it was asked; the message says when to ask again. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BusyException(String message) {
    super(message);
  }
}
