package io.myelin.worker.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares values one by one; remembers those that differ, and how many it has seen. */
final class Comparison {
  private final List<Difference> differences = new ArrayList<>();
  private int seen;

  /**
   * @param tolerance how far the two may lie apart
   */
  void number(String what, double recorded, double computed, double tolerance) {
    seen++;
    if (!(Math.abs(recorded - computed) <= tolerance)) {
      differ(what, Double.toString(recorded), Double.toString(computed));
    }
  }

  void same(String what, Object recorded, Object computed) {
    seen++;
    if (!recorded.equals(computed)) {
      differ(what, String.valueOf(recorded), String.valueOf(computed));
    }
  }

  void figures(
      String what, Map<String, Double> recorded, Map<String, Double> computed, double tolerance) {
    Set<String> labels = new TreeSet<>(recorded.keySet());
    labels.addAll(computed.keySet());
    for (String label : labels) {
      Double one = recorded.get(label);
      Double other = computed.get(label);
      if (one == null || other == null) {
        differ(label + " of " + what, said(one), said(other));
      } else {
        number(label + " of " + what, one, other, tolerance);
      }
    }
  }

  private static String said(@org.jspecify.annotations.Nullable Double figure) {
    return figure == null ? "missing" : figure.toString();
  }

  /** Field by field, numbers within the tolerance. */
  void json(String what, JsonNode recorded, JsonNode computed, double tolerance) {
    if (recorded.isNumber() && computed.isNumber()) {
      number(what, recorded.asDouble(), computed.asDouble(), tolerance);
    } else if (recorded.isObject() && computed.isObject()) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      recorded.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
      computed.properties().forEach(each -> fields.putIfAbsent(each.getKey(), each.getValue()));
      fields
          .keySet()
          .forEach(
              name -> json(what + "." + name, recorded.path(name), computed.path(name), tolerance));
    } else if (recorded.isArray() && computed.isArray() && recorded.size() == computed.size()) {
      Iterator<JsonNode> others = computed.iterator();
      int place = 0;
      for (JsonNode each : recorded) {
        json(what + "[" + place++ + "]", each, others.next(), tolerance);
      }
    } else {
      seen++;
      if (!recorded.equals(computed)) {
        differ(what, shown(recorded), shown(computed));
      }
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }

  private void differ(String what, String recorded, String computed) {
    differences.add(new Difference(what, cut(recorded), cut(computed)));
  }

  private static String cut(String text) {
    int longest = 120;
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }

  List<Difference> differences() {
    return List.copyOf(differences);
  }

  int seen() {
    return seen;
  }
}
