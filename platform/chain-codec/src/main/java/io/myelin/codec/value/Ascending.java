package io.myelin.codec.value;

import io.myelin.primitives.scale.ScaleException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which maps and sets are written (rpc.md 5): that of the values and not of their
 * bytes, so 256 comes after 2.
 */
final class Ascending {
  private static final Comparator<Value> ORDER = Ascending::compare;

  private Ascending() {}

  /**
   * The same items in ascending order.
   *
   * @param map whether the items are pairs, which their keys put in order
   * @throws ScaleException when one stands there twice
   */
  static Value of(Value value, boolean map) {
    if (value instanceof Value.Bytes bytes) {
      return new Value.Bytes(sorted(bytes.value()));
    }
    if (!(value instanceof Value.Items items)) {
      return value;
    }
    List<Value> sorted = items.values().stream().sorted(by(map)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (by(map).compare(sorted.get(i - 1), sorted.get(i)) == 0) {
        throw twice(key(sorted.get(i), map));
      }
    }
    return new Value.Items(sorted);
  }

  private static Comparator<Value> by(boolean map) {
    return Comparator.comparing(item -> key(item, map), ORDER);
  }

  private static Value key(Value item, boolean map) {
    return map && item instanceof Value.Items pair && !pair.values().isEmpty()
        ? pair.values().get(0)
        : item;
  }

  private static byte[] sorted(byte[] bytes) {
    byte[] sorted = new byte[bytes.length];
    int[] counts = new int[256];
    for (byte each : bytes) {
      if (++counts[each & 0xff] > 1) {
        throw twice(Value.of(each & 0xff));
      }
    }
    int at = 0;
    for (int each = 0; each < counts.length; each++) {
      if (counts[each] > 0) {
        sorted[at++] = (byte) each;
      }
    }
    return sorted;
  }

  private static ScaleException twice(Value key) {
    return new ScaleException("map or set refused: " + key + " stands there twice");
  }

  private static int compare(Value left, Value right) {
    if (left instanceof Value.Int a && right instanceof Value.Int b) {
      return a.value().compareTo(b.value());
    }
    if (left instanceof Value.Bytes a && right instanceof Value.Bytes b) {
      return a.compareBytes(b);
    }
    if (left instanceof Value.Bool a && right instanceof Value.Bool b) {
      return Boolean.compare(a.value(), b.value());
    }
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return Arrays.compareUnsigned(
          a.value().getBytes(StandardCharsets.UTF_8), b.value().getBytes(StandardCharsets.UTF_8));
    }
    if (left instanceof Value.Bits a && right instanceof Value.Bits b) {
      return a.digits().compareTo(b.digits());
    }
    if (left instanceof Value.Variant a && right instanceof Value.Variant b) {
      return a.index() != b.index()
          ? Integer.compare(a.index(), b.index())
          : parts(a.fields(), b.fields());
    }
    return parts(left, right);
  }

  private static int parts(Value left, Value right) {
    List<Value> a = parts(left);
    List<Value> b = parts(right);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static List<Value> parts(Value value) {
    if (value instanceof Value.Items items) {
      return items.values();
    }
    if (value instanceof Value.Fields fields) {
      return fields.fields().stream().map(Value.Named::value).toList();
    }
    throw new ScaleException("map or set refused: its keys are not all of one kind");
  }
}
