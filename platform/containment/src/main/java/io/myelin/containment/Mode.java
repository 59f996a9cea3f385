package io.myelin.containment;

import java.util.Locale;

/** What the operator wants of containment. */
public enum Mode {
  /** No worker runs that is not wholly contained. */
  REQUIRE,
  /** What the system offers, and a sentence about the rest. */
  TRY,
  /** Limits alone. */
  OFF;

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static Mode parse(String text) {
    for (Mode mode : values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "contain is \"" + text + "\"; needed: require, try or off. Correct it and start again.");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
