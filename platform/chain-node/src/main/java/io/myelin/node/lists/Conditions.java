package io.myelin.node.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.node.answer.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What rows of a table have to fulfil, by their fields, and their order. */
final class Conditions {
  /** What may follow a field's name. */
  static final List<String> OPERATORS = List.of("ne", "gt", "gte", "lt", "lte");

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
          if (fields.contains(field(name)) && !taken.contains(name)) {
            wanted.put(name, List.of(values));
          }
        });
    return new Conditions(wanted);
  }

  static String field(String parameter) {
    int dot = parameter.lastIndexOf('.');
    return dot > 0 && OPERATORS.contains(parameter.substring(dot + 1))
        ? parameter.substring(0, dot)
        : parameter;
  }

  boolean hold(ObjectNode row) {
    return wanted.entrySet().stream()
        .allMatch(
            condition ->
                condition.getValue().stream()
                    .allMatch(value -> holds(row, condition.getKey(), value)));
  }

  private static boolean holds(ObjectNode row, String parameter, String value) {
    String field = field(parameter);
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
    return text.matches("-?[0-9]{1,60}(\\.[0-9]{1,40})?([eE]-?[0-9]{1,3})?");
  }

  /**
   * @param sort names with commas between, '-' before those that descend; empty for none
   */
  static Comparator<ObjectNode> order(String sort, List<String> fields) {
    List<Comparator<ObjectNode>> orders = new ArrayList<>();
    for (String each : sort.split(",", -1)) {
      boolean descends = each.startsWith("-");
      String name = descends ? each.substring(1) : each;
      if (!fields.contains(name)) {
        throw Problems.unknownName("sort", name, fields);
      }
      Comparator<ObjectNode> order =
          (left, right) -> compare(left.path(name).asText(), right.path(name).asText());
      orders.add(descends ? order.reversed() : order);
    }
    return orders.stream().reduce(Comparator::thenComparing).orElseThrow();
  }
}
