package io.myelin.spi;

/**
 * A refusal that a person can act on: whoever is to blame is named by the category, and the message
 * says what was refused, what was seen and what is needed.
 */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who can do something about it; the host retries, reports or disables accordingly. */
  public enum Category {
    /** The question was malformed: answer the asker with an error, nothing else. */
    CALLER,
    /** A setting, a file or a model is wrong: show it to the operator, do not retry. */
    OPERATOR,
    /** Memory, time or disk ran out: retry later. */
    RESOURCES,
    /** A defect of the plugin: count it, restart the worker; at load it will not go away. */
    PLUGIN
  }

  private final String code;
  private final Category category;

  public PluginException(String code, Category category, String message) {
    super(message);
    this.code = code;
    this.category = category;
  }

  public static PluginException caller(String code, String message) {
    return new PluginException(code, Category.CALLER, message);
  }

  public static PluginException operator(String code, String message) {
    return new PluginException(code, Category.OPERATOR, message);
  }

  /** A stable upper-case word for programs, such as MODEL_MISSING. */
  public String code() {
    return code;
  }

  public Category category() {
    return category;
  }
}
