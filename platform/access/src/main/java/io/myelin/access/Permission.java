package io.myelin.access;

import static io.myelin.access.Role.AUDITOR;
import static io.myelin.access.Role.OPERATOR;
import static io.myelin.access.Role.OWNER;
import static io.myelin.access.Role.VIEWER;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an operation needs of whoever asks for it. */
public enum Permission {
  ANYONE("nobody has to sign in", true, VIEWER, OPERATOR, AUDITOR, OWNER),
  READ("read the chain and the state of the node", true, VIEWER, OPERATOR, AUDITOR, OWNER),
  INSPECT("read what is not public yet: scores, logs", true, OPERATOR, AUDITOR, OWNER),
  ASK("ask neurons with the stake of this node", true, OPERATOR, OWNER),
  OWN(
      "use what is one's own: session, password, and approvals asked for or to be decided",
      false,
      VIEWER,
      OPERATOR,
      AUDITOR,
      OWNER),
  OPERATE("change what runs on the node", false, OPERATOR, OWNER),
  AUDIT("read the audit log", false, AUDITOR, OWNER),
  SEE_PEOPLE("list people, sessions and tokens", false, AUDITOR, OWNER),
  PEOPLE("add, change and remove people, sessions and tokens", false, OWNER);

  private final String meaning;
  private final boolean openOnLoopback;
  private final Set<Role> roles;

  Permission(String meaning, boolean openOnLoopback, Role first, Role... others) {
    this.meaning = meaning;
    this.openOnLoopback = openOnLoopback;
    this.roles = EnumSet.of(first, others);
  }

  /** In a clause, for people. */
  public String meaning() {
    return meaning;
  }

  /** As it is written in files and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * One by its word.
   *
   * @throws IllegalArgumentException when there is none of it
   */
  public static Permission of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Who has it. */
  public Set<Role> roles() {
    return EnumSet.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether nobody has to sign in for it on a development chain, on the node's own machine. */
  public boolean openOnLoopback() {
    return openOnLoopback;
  }
}
