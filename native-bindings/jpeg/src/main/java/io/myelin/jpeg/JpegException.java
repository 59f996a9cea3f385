package io.myelin.jpeg;

/** A picture that is refused; the message says what was seen and what is needed. */
public final class JpegException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JpegException(String message) {
    super(message);
  }

  public JpegException(String message, Throwable cause) {
    super(message, cause);
  }
}
