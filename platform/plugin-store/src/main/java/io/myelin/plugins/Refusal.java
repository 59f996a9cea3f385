package io.myelin.plugins;

import java.util.Objects;

/**
 * Something that is not done, for a reason a person can act on.
 *
 * <p>What was seen may hold a stranger's words; whoever prints them to a terminal makes them
 * printable first.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  private final String what;
  private final String seen;
  private final String needed;
  private final String next;

  /**
   * @param what was refused
   * @param seen the value or state, as a clause
   * @param needed the value or state that would do
   * @param next what to do, as a sentence
   */
  public Refusal(String what, String seen, String needed, String next) {
    super(what + " was refused: " + shown(seen) + "; needed: " + needed + ". " + next);
    this.what = what;
    this.seen = shown(seen);
    this.needed = needed;
    this.next = next;
  }

  public String what() {
    return what;
  }

  public String seen() {
    return seen;
  }

  public String needed() {
    return needed;
  }

  public String next() {
    return next;
  }

  /** All of it in one go. */
  public String sentence() {
    return Objects.requireNonNull(getMessage());
  }

  private static String shown(String seen) {
    return seen.length() <= SHOWN ? seen : seen.substring(0, SHOWN) + "...";
  }
}
