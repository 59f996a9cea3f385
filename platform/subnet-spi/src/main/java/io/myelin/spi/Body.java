package io.myelin.spi;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object as plain Java values: String, Number, Boolean, List and Map. Absent fields are left
 * out, never null. The typed getters refuse a wrong shape as the caller's fault, so a plugin needs
 * no JSON library and no checks of its own.
 */
public record Body(Map<String, Object> fields) {
  public Body {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A body of one field; chain {@link #with} for more. */
  public static Body of(String name, Object value) {
    return new Body(Map.of(name, value));
  }

  /** The same body with a field added or replaced. */
  public Body with(String name, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(fields);
    copy.put(name, value);
    return new Body(copy);
  }

  public boolean has(String name) {
    return fields.get(name) != null;
  }

  public String text(String name) {
    return field(name, String.class, "a string");
  }

  public double number(String name) {
    return field(name, Number.class, "a number").doubleValue();
  }

  /** A whole number; a fraction or a value beyond 64 bits is refused. */
  public long whole(String name) {
    Number number = field(name, Number.class, "a whole number");
    if (number.longValue() != number.doubleValue() && !(number instanceof Long)) {
      throw wrong(name, number, "a whole number");
    }
    return number.longValue();
  }

  public List<?> list(String name) {
    return field(name, List.class, "an array");
  }

  /** Bytes that travel as base64 text. */
  public byte[] bytes(String name) {
    return decode(name, text(name));
  }

  /** An array of base64 texts. */
  public List<byte[]> byteList(String name) {
    return list(name).stream().map(item -> decode(name, item)).toList();
  }

  private static byte[] decode(String name, Object item) {
    if (item instanceof String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw wrong(name, text, "base64");
      }
    }
    throw wrong(name, item, "base64 text");
  }

  private <T> T field(String name, Class<T> type, String needed) {
    Object value = fields.get(name);
    if (value == null) {
      throw PluginException.caller(
          "BODY_FIELD", "field \"" + name + "\" is missing; needed " + needed);
    }
    if (!type.isInstance(value)) {
      throw wrong(name, value, needed);
    }
    return type.cast(value);
  }

  private static PluginException wrong(String name, Object value, String needed) {
    String seen = String.valueOf(value);
    return PluginException.caller(
        "BODY_FIELD",
        "field \""
            + name
            + "\" holds "
            + seen.substring(0, Math.min(40, seen.length()))
            + "; needed "
            + needed);
  }
}
