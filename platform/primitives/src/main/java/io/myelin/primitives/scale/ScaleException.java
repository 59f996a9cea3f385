package io.myelin.primitives.scale;

/** Bytes that are not a valid encoding: too short, not minimal, trailing, or out of range. */
public final class ScaleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScaleException(String message) {
    super(message);
  }
}
