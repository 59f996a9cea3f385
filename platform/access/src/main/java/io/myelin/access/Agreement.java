package io.myelin.access;

import java.util.Locale;

/** Who else has to agree to a change, on a node that asks for a second person. */
public enum Agreement {
  NONE("nobody else"),
  SECOND("a second person with the same permission"),
  /** The machine's owner lets nobody in but themself. */
  SECOND_UNLESS_OWNER(
      "a second person with the same permission, unless the machine's owner asks for it");

  private static final String NOBODY = "-";

  private final String meaning;

  Agreement(String meaning) {
    this.meaning = meaning;
  }

  /** In a clause, for people. */
  public String meaning() {
    return meaning;
  }

  /** As it is written in files and answers. */
  public String word() {
    return this == NONE ? NOBODY : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * One by its word.
   *
   * @throws IllegalArgumentException when there is none of it
   */
  public static Agreement of(String word) {
    return word.equals(NOBODY) ? NONE : valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether somebody else has to agree. */
  public boolean needed(boolean asksTheMachinesOwner) {
    return this == SECOND || this == SECOND_UNLESS_OWNER && !asksTheMachinesOwner;
  }
}
