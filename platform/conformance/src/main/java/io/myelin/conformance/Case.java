package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import java.lang.reflect.Array;
import java.util.Optional;
import java.util.StringJoiner;

/** One row of a vector file: counts once, with the first field that differs. */
final class Case {
  private final JsonNode row;
  private Optional<String> difference = Optional.empty();

  private Case(JsonNode row) {
    this.row = row;
  }

  /** What one kind of row checks. */
  @FunctionalInterface
  interface Check {
    void run(Case c, JsonNode row);
  }

  /** Runs a check over rows; what it throws is a mismatch of that row only. */
  static void each(FileReport report, String name, JsonNode rows, Check check) {
    if (!rows.isArray() || rows.isEmpty()) {
      report.fail(name + ": no rows found; needed: a list with at least one");
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      one(report, name + " " + i, rows.get(i), check);
    }
  }

  static void one(FileReport report, String name, JsonNode row, Check check) {
    Case c = new Case(row);
    try {
      check.run(c, row);
    } catch (RuntimeException e) {
      c.differs(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    c.difference.ifPresentOrElse(text -> report.fail(name + ": " + text), report::pass);
  }

  /** Compares a field of the row with what the code gave. */
  Case expect(String field, Object seen) {
    JsonNode expected = row.get(field);
    if (expected == null) {
      return differs(field + " is missing in the vector");
    }
    return same(field, text(expected), seen);
  }

  /** Compares two values that have the same text when they are equal. */
  Case same(String what, Object expected, Object seen) {
    String left = text(expected);
    String right = text(seen);
    return left.equals(right) ? this : differs(what + ": expected " + left + ", got " + right);
  }

  /** The action must refuse with one of the exceptions made for bad input. */
  Case refused(String what, Runnable action) {
    try {
      action.run();
    } catch (IllegalArgumentException | io.myelin.primitives.scale.ScaleException refusal) {
      return this;
    }
    return differs(what + ": expected a refusal, got none");
  }

  private Case differs(String text) {
    if (difference.isEmpty()) {
      difference = Optional.of(text);
    }
    return this;
  }

  /** Numbers, texts, hex and lists look the same whether they come from JSON or from code. */
  static String text(Object value) {
    if (value instanceof JsonNode node) {
      return node.isContainerNode() ? node.toString().replace("\"", "") : node.asText();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Case::text).orElse("null");
    }
    if (value instanceof byte[] bytes) {
      return Hex.encode(bytes);
    }
    if (value.getClass().isArray()) {
      StringJoiner out = new StringJoiner(",", "[", "]");
      for (int i = 0; i < Array.getLength(value); i++) {
        out.add(text(Array.get(value, i)));
      }
      return out.toString();
    }
    if (value instanceof Iterable<?> items) {
      StringJoiner out = new StringJoiner(",", "[", "]");
      items.forEach(item -> out.add(text(item)));
      return out.toString();
    }
    return value.toString();
  }
}
