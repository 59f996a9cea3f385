package io.myelin.codec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.primitives.Hex;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** JSON to values that hold no other values. */
final class PlainFromJson {
  private PlainFromJson() {}

  static Value plain(TypeDef.Primitive plain, JsonNode node, String where) {
    if (plain == TypeDef.Primitive.BOOL) {
      String text = node.asText();
      if (!text.equals("true") && !text.equals("false")) {
        throw unlike(where, "true or false", node);
      }
      return Value.of(text.equals("true"));
    }
    if (plain == TypeDef.Primitive.STR) {
      if (!node.isTextual()) {
        throw unlike(where, "a text", node);
      }
      return new Value.Text(node.asText());
    }
    if (plain == TypeDef.Primitive.CHAR) {
      String text = node.asText();
      if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
        throw unlike(where, "one character", node);
      }
      return Value.of((long) text.codePointAt(0));
    }
    Value.Int number = number(node, where);
    int bits = 8 * plain.bytes();
    boolean fits =
        plain.signed()
            ? number.value().bitLength() < bits
            : number.value().signum() >= 0 && number.value().bitLength() <= bits;
    if (!fits) {
      throw unlike(where, "a number that fits " + (plain.signed() ? "i" : "u") + bits, node);
    }
    return number;
  }

  static Value.Int number(JsonNode node, String where) {
    String text = node.asText();
    if (node.isIntegralNumber() || text.matches("-?[0-9]{1,160}")) {
      return new Value.Int(new BigInteger(text));
    }
    if (text.matches("0x[0-9a-fA-F]{1,134}")) {
      return new Value.Int(new BigInteger(text.substring(2), 16));
    }
    throw unlike(where, "a whole number", node);
  }

  static Value bits(JsonNode node, String where) {
    String text = node.asText();
    if (!text.matches("0b[01]*")) {
      throw unlike(where, "bits such as 0b1011, the first one first", node);
    }
    return new Value.Bits(text.substring(2));
  }

  static Value octets(List<Value> values) {
    byte[] bytes = new byte[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ((Value.Int) values.get(i)).value().byteValue();
    }
    return new Value.Bytes(bytes);
  }

  static Value bytes(TextNode node, Optional<Long> length, String where) {
    byte[] bytes = bytes(node, where);
    if (length.isPresent() && length.get() != bytes.length) {
      throw new ValueRefused(
          where,
          bytes.length
              + " bytes given, "
              + length.get()
              + " needed; hex begins with 0x, every"
              + " other text stands for its own bytes");
    }
    return new Value.Bytes(bytes);
  }

  /** Hex after 0x; every other text stands for its own bytes. */
  private static byte[] bytes(TextNode node, String where) {
    String text = node.asText();
    if (!text.startsWith("0x")) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Hex.decode(text);
    } catch (IllegalArgumentException wrong) {
      throw new ValueRefused(where, String.valueOf(wrong.getMessage()));
    }
  }

  static ValueRefused unlike(String where, String needed, JsonNode seen) {
    String text = seen.toString();
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return new ValueRefused(where, shown + " seen; needed: " + needed);
  }
}
