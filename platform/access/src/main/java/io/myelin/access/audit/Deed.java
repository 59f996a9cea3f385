package io.myelin.access.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What somebody did, or was refused.
 *
 * @param who the person or program
 * @param role what they were then; empty for nobody in particular
 * @param via how they proved it: {@code owner-token}, {@code session}, {@code token}, {@code files}
 *     or {@code none}
 * @param what the name of the change, such as {@code index.rebuild}
 * @param target what it was done to, such as the request's line
 * @param outcome {@code asked}, {@code begun}, {@code done}, {@code failed} or {@code refused}
 * @param before what was there; empty where nobody says
 * @param after what is there now, or the reason of a refusal
 * @param from the address of the caller
 */
public record Deed(
    String who,
    String role,
    String via,
    String what,
    String target,
    String outcome,
    Optional<String> before,
    Optional<String> after,
    String from) {
  private static final int LONGEST = 2_000;
  private static final int SHORT = 200;

  public Deed {
    who = cut(who);
    target = cut(target);
    before = before.map(Deed::cut);
    after = after.map(Deed::cut);
  }

  /** The same deed with its end. */
  public Deed ended(String how, Optional<String> was, Optional<String> is) {
    return new Deed(who, role, via, what, target, how, was, is, from);
  }

  /**
   * A refusal as it is written: short, since whoever is refused says how long it is.
   *
   * @param unwritten how many refusals before it were not written
   */
  public Deed refused(int unwritten) {
    Optional<String> was =
        unwritten == 0
            ? before
            : Optional.of(unwritten + " more refusals before this one were not written");
    return new Deed(
        cut(who, SHORT),
        role,
        via,
        what,
        cut(target, SHORT),
        outcome,
        was,
        after,
        cut(from, SHORT));
  }

  /** Adds it to an object, its parts in the order of the log. */
  public ObjectNode into(ObjectNode json) {
    json.put("who", who)
        .put("role", role)
        .put("via", via)
        .put("what", what)
        .put("target", target)
        .put("outcome", outcome);
    before.ifPresent(text -> json.put("before", text));
    after.ifPresent(text -> json.put("after", text));
    return json.put("from", from);
  }

  private static String cut(String text) {
    return cut(text, LONGEST);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest
        ? text
        : text.substring(0, longest) + " ... (" + text.length() + " characters)";
  }
}
