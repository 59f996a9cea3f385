package io.myelin.llama;

/** A library or model that cannot be used; the message names the file and what to do. */
public final class LlamaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LlamaException(String message) {
    super(message);
  }

  public LlamaException(String message, Throwable cause) {
    super(message, cause);
  }
}
