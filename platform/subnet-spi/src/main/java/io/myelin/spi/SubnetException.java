package io.myelin.spi;

/**
 * A refusal a person can act on: a stable code, who can do something about it, and a sentence that
 * says what was refused, what was seen and what is needed.
 */
public final class SubnetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who can do something about it; the host answers, reports, waits or disables accordingly. */
  public enum Blame {
    /** The question was malformed: the asker is told, nothing else happens. */
    CALLER,
    /** A setting, a file or a model is wrong: the operator is told, nothing is tried again. */
    OPERATOR,
    /** Memory, time or disk ran out: tried again later. */
    RESOURCES,
    /** A defect of the plugin: counted, the worker is started anew. */
    PLUGIN
  }

  private final String code;
  private final Blame blame;

  public SubnetException(String code, Blame blame, String message) {
    super(message);
    this.code = code;
    this.blame = blame;
  }

  public static SubnetException caller(String code, String message) {
    return new SubnetException(code, Blame.CALLER, message);
  }

  public static SubnetException operator(String code, String message) {
    return new SubnetException(code, Blame.OPERATOR, message);
  }

  public static SubnetException resources(String code, String message) {
    return new SubnetException(code, Blame.RESOURCES, message);
  }

  /** A stable upper-case word for programs, such as MODEL_MISSING. */
  public String code() {
    return code;
  }

  public Blame blame() {
    return blame;
  }
}
