package io.myelin.contract.shape;

/** Both ends included. */
public record Bounds(double min, double max) {
  boolean holds(double value) {
    return value >= min && value <= max;
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
