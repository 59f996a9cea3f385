package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import java.math.BigInteger;

/** Field values in the notations of the vector files. */
final class Json {
  private Json() {}

  static byte[] hex(JsonNode row, String field) {
    return Hex.decode(text(row, field));
  }

  static String text(JsonNode row, String field) {
    JsonNode value = row.get(field);
    if (value == null || value.isNull()) {
      throw new IllegalStateException(field + " is missing in the vector");
    }
    return value.asText();
  }

  static boolean flag(JsonNode row, String field) {
    return Boolean.parseBoolean(text(row, field));
  }

  static BigInteger big(JsonNode value) {
    return new BigInteger(value.asText());
  }

  static BigInteger big(JsonNode row, String field) {
    return new BigInteger(text(row, field));
  }

  /** The 64 bits of a signed or unsigned number. */
  static long bits(JsonNode row, String field) {
    return big(row, field).longValue();
  }

  static int number(JsonNode row, String field) {
    return big(row, field).intValueExact();
  }

  static long[] longs(JsonNode list) {
    long[] out = new long[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = big(list.get(i)).longValue();
    }
    return out;
  }

  static int[] ints(JsonNode list) {
    int[] out = new int[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = list.get(i).asInt();
    }
    return out;
  }

  static long[][] matrix(JsonNode rows) {
    long[][] out = new long[rows.size()][];
    for (int i = 0; i < out.length; i++) {
      out[i] = longs(rows.get(i));
    }
    return out;
  }
}
