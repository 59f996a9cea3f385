package io.myelin.api.serving;

import java.util.List;

/** Query parameters that filter a table by a field of its rows. */
public final class Filters {
  /** What may follow a field's name. */
  public static final List<String> OPERATORS = List.of("ne", "gt", "gte", "lt", "lte");

  private Filters() {}

  /** The field that a parameter such as {@code stake.gte} is about. */
  public static String field(String parameter) {
    int dot = parameter.lastIndexOf('.');
    return dot > 0 && OPERATORS.contains(parameter.substring(dot + 1))
        ? parameter.substring(0, dot)
        : parameter;
  }
}
