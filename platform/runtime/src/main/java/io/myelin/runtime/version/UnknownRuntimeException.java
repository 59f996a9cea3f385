package io.myelin.runtime.version;

/** The chain goes on with a version of the runtime that this build does not have. */
public final class UnknownRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownRuntimeException(String message) {
    super(message);
  }
}
