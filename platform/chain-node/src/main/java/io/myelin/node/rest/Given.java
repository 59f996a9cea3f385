package io.myelin.node.rest;

import io.myelin.api.serving.Problems;
import java.util.Optional;
import java.util.function.Supplier;

/** Fields of bodies that were given, or refused by their name. */
final class Given {
  private Given() {}

  static <T> T needed(String field, Optional<T> value) {
    return value.orElseThrow(() -> at(field, "The field '" + field + "' is missing."));
  }

  static RuntimeException refused(String field, String seen, String needed) {
    return at(field, field + " '" + Problems.echo(seen) + "' refused; needed: " + needed + ".");
  }

  /**
   * What a rule refuses is the caller's to mend.
   *
   * @param field the field that it is about; empty where it may be any
   */
  static <T> T taken(String field, Supplier<T> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException refused) {
      throw at(field, String.valueOf(refused.getMessage()));
    }
  }

  private static RuntimeException at(String field, String detail) {
    return Problems.badPart(field.isEmpty() ? "" : "/" + field, detail);
  }
}
