package io.myelin.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What record components may hold. The platform checks it on both sides of the wire, and it is part
 * of the JSON Schema, of forms and of the command line's options.
 */
public final class Rules {
  private Rules() {}

  /**
   * Of a number: its range. Of a text (characters), bytes or a list: how many. Both ends included.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Range {
    double min() default 0;

    double max();
  }

  /** A setting that is shown to nobody and comes from a file or the environment. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Secret {}

  /** The value of a component that is left out, as text. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Default {
    String value();
  }

  /** What people read about it. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Doc {
    String value();
  }
}
