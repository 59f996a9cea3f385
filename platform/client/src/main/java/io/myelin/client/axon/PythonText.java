package io.myelin.client.axon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Python's {@code str()} of a JSON value: what body hashes are made of (axon.md 4). */
public final class PythonText {
  private PythonText() {}

  /** Texts as they are at the top, in quotes when inside something. */
  public static String str(JsonNode value) {
    return value.isTextual() ? value.textValue() : repr(value);
  }

  private static String repr(JsonNode value) {
    if (value.isTextual()) {
      return quoted(value.textValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    }
    if (value.isNumber()) {
      return PythonFloat.repr(value.doubleValue());
    }
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> parts.add(repr(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    if (value.isObject()) {
      value.properties().forEach(e -> parts.add(quoted(e.getKey()) + ": " + repr(e.getValue())));
      return "{" + String.join(", ", parts) + "}";
    }
    return "None";
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(out, c, quote));
    return out.append(quote).toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (PrintableCharacters.contains(c)) {
      out.appendCodePoint(c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (c <= 0xff) {
      escape(out, 'x', c, 2);
    } else if (c <= 0xffff) {
      escape(out, 'u', c, 4);
    } else {
      escape(out, 'U', c, 8);
    }
  }

  private static void escape(StringBuilder out, char kind, int c, int digits) {
    String hex = Integer.toHexString(c);
    out.append('\\').append(kind).append("0".repeat(digits - hex.length())).append(hex);
  }
}
