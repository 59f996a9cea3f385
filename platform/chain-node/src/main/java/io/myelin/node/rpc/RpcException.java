package io.myelin.node.rpc;

import java.util.Optional;

/** An error answer, with the codes and texts clients match on (rpc.md 1.1). */
final class RpcException extends Exception {
  private static final long serialVersionUID = 1L;
  static final int PARSE = -32700;
  static final int REQUEST = -32600;
  static final int METHOD = -32601;
  static final int PARAMS = -32602;
  static final int INTERNAL = -32603;
  static final int BUSY = -32005;
  static final int SUBSCRIPTIONS = -32006;
  static final int ANSWER = -32008;
  static final int BATCH_ANSWER = -32011;
  static final int CLIENT = 4003;
  private final int code;
  private final String data;

  RpcException(int code, String message) {
    this(code, message, "");
  }

  RpcException(int code, String message, String data) {
    super(message);
    this.code = code;
    this.data = data;
  }

  /** For an answer of more characters than are given at once. */
  static RpcException tooBig(int most) {
    return new RpcException(
        ANSWER, "Response is too big", "Exceeded max limit of " + most + "; ask for less");
  }

  int code() {
    return code;
  }

  Optional<String> data() {
    return data.isEmpty() ? Optional.empty() : Optional.of(data);
  }
}
