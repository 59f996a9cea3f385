package io.myelin.ledger;

import java.util.OptionalLong;

/**
 * How many states behind the head stay readable; that of genesis always does.
 *
 * @param states at least {@link #LEAST_STATES}; empty for all of them, as an archive keeps
 */
public record History(OptionalLong states) {
  /** States of this many heights, unless an operator wants others. */
  public static final int DEFAULT_STATES = 1200;

  /** A reader may need a state for some blocks after it was the newest. */
  public static final int LEAST_STATES = 5;

  public static final History RECENT = of(DEFAULT_STATES);
  public static final History ALL = new History(OptionalLong.empty());

  public History {
    if (states.isPresent() && states.getAsLong() < LEAST_STATES) {
      throw new IllegalArgumentException(
          "history of "
              + states.getAsLong()
              + " states was refused: "
              + LEAST_STATES
              + " or more are needed, because readers stay with a state for some blocks");
    }
  }

  public static History of(long states) {
    return new History(OptionalLong.of(states));
  }

  /**
   * Reads a setting: {@code all}, or a number of states.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static History parse(String text) {
    if (text.equals("all")) {
      return ALL;
    }
    try {
      return of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "history '" + text + "' was refused: needed is a number of states, or 'all'", e);
    }
  }

  /** The lowest height besides genesis whose state is readable while the head has that height. */
  long oldest(long head) {
    return states.isEmpty() ? 1 : Math.max(1, head - states.getAsLong() + 1);
  }
}
