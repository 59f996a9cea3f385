package io.myelin.client;

/** A request that did not reach its goal, in words a person can act on. */
public final class ClientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  public ClientException(int code, String message) {
    super(message);
    this.code = code;
  }

  public ClientException(String message) {
    this(0, message);
  }

  /** The JSON-RPC or HTTP code, 0 when there was no answer at all. */
  public int code() {
    return code;
  }
}
