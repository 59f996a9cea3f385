package io.myelin.onnx;

/** A library, model or run that failed; the message names the model and what was wrong. */
public final class OnnxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OnnxException(String message, Throwable cause) {
    super(message, cause);
  }

  public OnnxException(String message) {
    super(message);
  }
}
