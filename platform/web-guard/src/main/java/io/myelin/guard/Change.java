package io.myelin.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What an operation changed, for the audit log; whoever makes the change says it. */
public final class Change {
  private static final String BEFORE = "io.myelin.change.before";
  private static final String AFTER = "io.myelin.change.after";

  private Change() {}

  /** What there was. */
  public static void before(HttpServletRequest request, String text) {
    request.setAttribute(BEFORE, text);
  }

  /** What there is now; never a secret. */
  public static void after(HttpServletRequest request, String text) {
    request.setAttribute(AFTER, text);
  }

  static Optional<String> before(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(BEFORE));
  }

  static Optional<String> after(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(AFTER));
  }
}
