package io.myelin.node.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.serving.Filters;
import io.myelin.api.serving.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What rows of a table have to fulfil, by their fields, and their order. */
final class Conditions {
  private static final int MOST_VALUES = 4;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,40})?([eE]-?[0-9]{1,3})?");

  private final Map<String, List<String>> wanted;

  private Conditions(Map<String, List<String>> wanted) {
    this.wanted = wanted;
  }

  /**
   * @param parameters of the request
   * @param fields that the rows have
   * @param taken names that mean something else
   */
  static Conditions of(Map<String, String[]> parameters, List<String> fields, List<String> taken) {
    Map<String, List<String>> wanted = new TreeMap<>();
    parameters.forEach(
        (name, values) -> {
          if (fields.contains(Filters.field(name)) && !taken.contains(name)) {
            if (values.length > MOST_VALUES) {
              throw Problems.badParameter(
                  name, values.length + " values", "at most " + MOST_VALUES + " of one filter");
            }
            wanted.put(name, List.of(values));
          }
        });
    return new Conditions(wanted);
  }

  boolean hold(ObjectNode row) {
    return wanted.entrySet().stream()
        .allMatch(
            condition ->
                condition.getValue().stream()
                    .allMatch(value -> holds(row, condition.getKey(), value)));
  }

  private static boolean holds(ObjectNode row, String parameter, String value) {
    String field = Filters.field(parameter);
    String operator =
        field.equals(parameter) ? "eq" : parameter.substring(parameter.lastIndexOf('.') + 1);
    JsonNode seen = row.path(field);
    if (seen.isNull() || seen.isContainerNode()) {
      return operator.equals("ne");
    }
    int order = compare(seen.asText(), value);
    return switch (operator) {
      case "ne" -> order != 0;
      case "gt" -> order > 0;
      case "gte" -> order >= 0;
      case "lt" -> order < 0;
      case "lte" -> order <= 0;
      default -> order == 0;
    };
  }

  /** Numbers by their size, also those that are texts; all else by its letters. */
  private static int compare(String left, String right) {
    return number(left) && number(right)
        ? new BigDecimal(left).compareTo(new BigDecimal(right))
        : left.compareTo(right);
  }

  private static boolean number(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * @param sort names with commas between, '-' before those that descend; empty for none
   */
  static Comparator<ObjectNode> order(String sort, List<String> fields) {
    List<Comparator<ObjectNode>> orders = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (String each : sort.split(",", -1)) {
      boolean descends = each.startsWith("-");
      String name = descends ? each.substring(1) : each;
      if (!fields.contains(name)) {
        throw Problems.unknownName("sort", name, fields);
      }
      // each more is compared for each pair of rows
      if (!named.add(name)) {
        throw Problems.badParameter("sort", name + " twice", "each field once");
      }
      Comparator<ObjectNode> order =
          (left, right) -> compare(left.path(name).asText(), right.path(name).asText());
      orders.add(descends ? order.reversed() : order);
    }
    return orders.stream().reduce(Comparator::thenComparing).orElseThrow();
  }
}
