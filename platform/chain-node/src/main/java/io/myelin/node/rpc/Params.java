package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Positional parameters; absent and null are the same (rpc.md 1). */
final class Params {
  private static final int MOST_KEYS = 10_000;
  private final JsonNode list;

  Params(JsonNode params) throws RpcException {
    if (!params.isArray() && !params.isNull() && !params.isMissingNode()) {
      throw new RpcException(
          RpcException.PARAMS, "Invalid params", "a list is needed, " + params.getNodeType());
    }
    this.list = params;
  }

  Optional<JsonNode> at(int index) {
    JsonNode value = list.path(index);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  String text(int index) throws RpcException {
    JsonNode value = at(index).orElseThrow(() -> wrong(index, "missing"));
    if (!value.isTextual() && !value.isNumber()) {
      throw wrong(index, "a text is needed");
    }
    return value.asText();
  }

  byte[] hex(int index) throws RpcException {
    return decode(index, text(index));
  }

  Optional<byte[]> optionalHex(int index) throws RpcException {
    return at(index).isEmpty() ? Optional.empty() : Optional.of(hex(index));
  }

  Optional<Hash256> hash(int index) throws RpcException {
    if (at(index).isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = hex(index);
    if (bytes.length != Hash256.BYTES) {
      throw wrong(index, bytes.length + " bytes seen, a hash of 32 needed");
    }
    return Optional.of(Hash256.of(bytes));
  }

  /** Each key once, in order of first mention. */
  List<byte[]> hexList(int index) throws RpcException {
    JsonNode values = at(index).orElseThrow(() -> wrong(index, "missing"));
    if (!values.isArray()) {
      throw wrong(index, "a list of keys is needed");
    }
    if (values.size() > MOST_KEYS) {
      throw wrong(index, values.size() + " keys seen, at most " + MOST_KEYS + " are answered");
    }
    Set<ByteBuffer> keys = new LinkedHashSet<>();
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        throw wrong(index, "a list of texts is needed, " + value.getNodeType() + " seen in it");
      }
      keys.add(ByteBuffer.wrap(decode(index, value.asText())));
    }
    return keys.stream().map(ByteBuffer::array).toList();
  }

  int count(int index) throws RpcException {
    JsonNode value = at(index).orElseThrow(() -> wrong(index, "missing"));
    if (!value.canConvertToInt() || value.asInt() < 0) {
      throw wrong(index, "a count is needed");
    }
    return value.asInt();
  }

  AccountId account(int index) throws RpcException {
    try {
      return Ss58.decode(text(index));
    } catch (IllegalArgumentException e) {
      throw wrong(index, String.valueOf(e.getMessage()));
    }
  }

  static RpcException wrong(int index, String why) {
    return new RpcException(
        RpcException.PARAMS, "Invalid params", "parameter " + (index + 1) + ": " + why);
  }

  private static byte[] decode(int index, String text) throws RpcException {
    try {
      return Hex.decode(text);
    } catch (IllegalArgumentException e) {
      throw wrong(index, String.valueOf(e.getMessage()));
    }
  }
}
