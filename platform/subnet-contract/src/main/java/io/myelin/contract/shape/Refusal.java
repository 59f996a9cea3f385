package io.myelin.contract.shape;

import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;

/** A value that breaks a record's rules: where it stands, what was seen, what is needed. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 40;

  private Refusal(String message) {
    super(message);
  }

  /**
   * @param where such as "Question.prompts[2]"
   */
  public static Refusal of(String where, Object seen, String needed) {
    String text = String.valueOf(seen);
    int shown = Math.min(SHOWN, text.length());
    String cut = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, shown)));
    return new Refusal(
        where + " is " + cut + (shown < text.length() ? "..." : "") + "; needed " + needed);
  }

  public static Refusal missing(String where, String needed) {
    return new Refusal(where + " is missing; needed " + needed);
  }

  public static Refusal said(String where, String what) {
    return new Refusal(where + " " + what);
  }

  /** The same refusal as a fault of the plugin interface. */
  public SubnetException blaming(Blame blame, String code) {
    return new SubnetException(code, blame, String.valueOf(getMessage()));
  }
}
