package io.myelin.node.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.serving.Problems;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields of a row that are wanted, in the order they are written. */
record Fields(List<String> names) {
  /** The names of a row's fields. */
  static List<String> of(Class<?> row) {
    return Arrays.stream(row.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /**
   * @param text names with commas between; all when empty
   */
  static Fields wanted(String text, Class<?> row) {
    List<String> known = of(row);
    if (text.isEmpty()) {
      return new Fields(known);
    }
    Set<String> wanted = new LinkedHashSet<>(List.of(text.split(",", -1)));
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw Problems.unknownName("fields", name, known);
      }
    }
    return new Fields(List.copyOf(wanted));
  }

  JsonNode of(ObjectNode row) {
    return row.size() == names.size() ? row : row.retain(names);
  }
}
