package io.myelin.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person or a program is on this node. */
public enum Role {
  VIEWER("reads the chain and the state of the node"),
  OPERATOR("reads, asks neurons, and changes what runs on the node"),
  AUDITOR("reads, the audit log and the list of people included, and changes nothing"),
  OWNER("does everything, and says who else may do what");

  private final String meaning;

  Role(String meaning) {
    this.meaning = meaning;
  }

  /** What somebody may do who has to be both. */
  public Role lesser(Role other) {
    if (this == OWNER) {
      return other;
    }
    return other == OWNER || other == this ? this : VIEWER;
  }

  /** In a clause, for people. */
  public String meaning() {
    return meaning;
  }

  /** As it is written in files and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A role by its word.
   *
   * @throws IllegalArgumentException naming the roles there are
   */
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + word
                        + "' is no role; needed: "
                        + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "))
                        + "."));
  }
}
