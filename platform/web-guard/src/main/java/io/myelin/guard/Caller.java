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
    return new Caller("", Optional.empty(), "none", "", "", false, "", false);
  }

  /** Who made a request that passed the guard. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof Caller caller ? caller : nobody();
  }

  void stay(HttpServletRequest request) {
    request.setAttribute(NAME, this);
  }

  /** Whether this one may do what needs a permission. */
  public boolean may(Permission permission) {
    return permission == Permission.ANYONE
        || open && permission.openOnLoopback() && (refusal.isEmpty() || via.equals("session"))
        || role.filter(permission::has).isPresent();
  }

  @Override
  public String getName() {
    return name;
  }
}
