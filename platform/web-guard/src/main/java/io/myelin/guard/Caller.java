package io.myelin.guard;

import io.myelin.access.Permission;
import io.myelin.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks, as the node's application knows it.
 *
 * @param name of a person or a program; empty for nobody in particular
 * @param person whom they are compared by where two are needed: a program is the person who had its
 *     token made
 * @param via how they proved it: {@code owner-token}, {@code session}, {@code token} or {@code
 *     none}
 * @param id of the session or token; empty where there is none
 * @param mark what a page of this session sends with each change
 * @param open whether nobody has to sign in to read here
 * @param refusal why what the request brought proves nothing; empty when it does, or brought
 *     nothing
 * @param forged whether it came with a session but without what only its own pages can send
 */
public record Caller(
    String name,
    String person,
    Optional<Role> role,
    String via,
    String id,
    String mark,
    boolean open,
    String refusal,
    boolean forged)
    implements Principal {
  private static final String NAME = "io.myelin.caller";

  static Caller of(Map<String, String> known) {
    return new Caller(
        known.getOrDefault("name", ""),
        known.getOrDefault("person", ""),
        Optional.ofNullable(known.get("role")).map(Role::of),
        known.getOrDefault("via", "none"),
        known.getOrDefault("id", ""),
        known.getOrDefault("mark", ""),
        known.containsKey("open"),
        known.getOrDefault("refusal", ""),
        known.containsKey("forged"));
  }

  /** Nobody, where nobody is asked. */
  static Caller nobody() {
    return new Caller("", "", Optional.empty(), "none", "", "", false, "", false);
  }

  /** Who made a request that passed the guard. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof Caller caller ? caller : nobody();
  }

  void stay(HttpServletRequest request) {
    request.setAttribute(NAME, this);
  }

  /** The same as their sign-in is now; without a role when it has ended. */
  public Caller now(Optional<Role> current) {
    String why = current.isEmpty() && role.isPresent() ? "the sign-in has ended" : refusal;
    return new Caller(name, person, current, via, id, mark, open, why, forged);
  }

  /** Whether this one may do what needs a permission. */
  public boolean may(Permission permission) {
    return permission == Permission.ANYONE
        || open && permission.openOnLoopback() && (refusal.isEmpty() || via.equals("session"))
        || role.filter(permission::has).isPresent();
  }

  /** Whether it is the owner at the node's own machine, and not somebody who signed in as one. */
  public boolean ownsMachine() {
    return via.equals("owner-token") && role.filter(Role.OWNER::equals).isPresent();
  }

  @Override
  public String getName() {
    return name;
  }
}
