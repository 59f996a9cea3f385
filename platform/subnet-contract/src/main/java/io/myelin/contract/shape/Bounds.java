package io.myelin.contract.shape;

import java.util.OptionalDouble;

/** Both ends included. */
public record Bounds(double min, double max) {
  boolean holds(double value) {
    return value >= min && value <= max;
  }

  /**
   * @throws Refusal when the value has a size that is not within
   */
  void require(Shape shape, Object value, String where) {
    OptionalDouble size = shape.size(value);
    if (size.isPresent() && !holds(size.getAsDouble())) {
      String seen = plain(size.getAsDouble());
      throw switch (shape.sizeWords()) {
        case NUMBER -> Refusal.of(where, seen, toString());
        case TEXT -> Refusal.said(where, "has " + seen + " characters; needed " + this);
        case BYTES -> Refusal.said(where, "has " + seen + " bytes; needed " + this);
        case LIST -> Refusal.said(where, "has " + seen + " items; needed " + this);
      };
    }
  }

  /** A whole number without a point. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public String toString() {
    return plain(min) + " to " + plain(max);
  }
}
