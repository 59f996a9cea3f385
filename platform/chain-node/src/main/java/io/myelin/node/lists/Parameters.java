package io.myelin.node.lists;

import java.util.List;

/** Names of query parameters that filter a table. */
public final class Parameters {
  private Parameters() {}

  /** The fields of a row, by which its table can be filtered. */
  public static List<String> of(Class<?> row) {
    return Fields.of(row);
  }

  /** The field that a parameter such as {@code stake.gte} is about. */
  public static String field(String parameter) {
    return Conditions.field(parameter);
  }
}
