package io.myelin.runtime.frame;

/** Ends a call with an error; every write of the call is undone. Carries no stack trace. */
public final class DispatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient DispatchError error;

  public DispatchException(DispatchError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  public DispatchError error() {
    return error;
  }
}
