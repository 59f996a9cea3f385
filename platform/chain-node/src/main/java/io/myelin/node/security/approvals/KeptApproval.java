package io.myelin.node.security.approvals;

import java.util.Locale;
import java.util.Optional;

/**
 * A change that waits for a second person, or what became of it. Times are seconds since 1970.
 *
 * @param bound what the body has to be
 * @param summary the body in words, without secrets; empty where there are none
 * @param who asked, as the audit log names them
 * @param person whom both persons are compared by
 * @param state waiting, approved, refused or used
 * @param by who decided; empty before
 */
public record KeptApproval(
    String id,
    String change,
    String permission,
    String method,
    String path,
    String query,
    String bound,
    String summary,
    String who,
    String person,
    long asked,
    long expires,
    String state,
    String by,
    long decided,
    String reason) {
  static final String WAITING = "waiting";
  static final String APPROVED = "approved";
  static final String REFUSED = "refused";
  static final String USED = "used";

  KeptApproval decided(String how, String decider, long when, String why) {
    return new KeptApproval(
        id,
        change,
        permission,
        method,
        path,
        query,
        bound,
        summary,
        who,
        person,
        asked,
        expires,
        how,
        decider,
        when,
        why);
  }

  KeptApproval waitingAgain() {
    return decided(WAITING, "", 0, "");
  }

  /** Whether somebody decided it, or a program of theirs. */
  boolean isBy(String name) {
    String decider = by.toLowerCase(Locale.ROOT);
    String wanted = name.toLowerCase(Locale.ROOT);
    return decider.equals(wanted) || decider.endsWith(" of " + wanted);
  }

  KeptApproval used() {
    return decided(USED, by, decided, reason);
  }

  /** Whether it can still be decided on or used. */
  boolean open(long now) {
    return expires > now && (state.equals(WAITING) || state.equals(APPROVED));
  }

  public boolean approved() {
    return state.equals(APPROVED);
  }

  /** Of the body; empty where it could give a secret away. */
  public Optional<String> digest() {
    return bound.startsWith("sha256 ")
        ? Optional.of(bound.substring("sha256 ".length()))
        : Optional.empty();
  }

  /** For the audit log. */
  public String line() {
    return change + " " + method + " " + path + " asked by " + who + " (" + id + ")";
  }
}
