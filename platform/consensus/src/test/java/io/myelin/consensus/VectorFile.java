package io.myelin.consensus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Reads recorded vectors and their number conventions. */
final class VectorFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VectorFile() {}

  static JsonNode read(String name) {
    try (InputStream file =
        Objects.requireNonNull(VectorFile.class.getResourceAsStream("/vectors/" + name), name)) {
      return JSON.readTree(new GZIPInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long u64(JsonNode node) {
    return Long.parseUnsignedLong(node.asText());
  }

  static BigInteger big(JsonNode node) {
    return new BigInteger(node.asText());
  }

  static long[] u64s(JsonNode node) {
    long[] result = new long[node.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = u64(node.get(i));
    }
    return result;
  }

  static long[] longs(JsonNode node) {
    long[] result = new long[node.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = node.get(i).longValue();
    }
    return result;
  }

  static int[] ints(JsonNode node) {
    int[] result = new int[node.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = node.get(i).intValue();
    }
    return result;
  }

  static boolean[] booleans(JsonNode node) {
    boolean[] result = new boolean[node.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = node.get(i).booleanValue();
    }
    return result;
  }

  static SparseRows rows(JsonNode node) {
    int[][] columns = new int[node.size()][];
    int[][] values = new int[node.size()][];
    for (int i = 0; i < columns.length; i++) {
      JsonNode row = node.get(i);
      columns[i] = new int[row.size()];
      values[i] = new int[row.size()];
      for (int k = 0; k < row.size(); k++) {
        columns[i][k] = row.get(k).get(0).intValue();
        values[i][k] = row.get(k).get(1).intValue();
      }
    }
    return new SparseRows(columns, values);
  }
}
