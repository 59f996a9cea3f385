package io.myelin.host.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.spi.SubnetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Fields that somebody gave, as a question of one of a subnet's tasks. */
final class Questions {
  private Questions() {}

  /**
   * The task that is meant.
   *
   * @param named by whoever asks; else the one task that the fields fit
   * @throws SubnetException CALLER TASK when there is none, or more than one
   */
  static TaskEntry task(SubnetDescription subnet, Optional<String> named, ObjectNode fields) {
    List<String> names = subnet.tasks().stream().map(TaskEntry::name).toList();
    if (named.isPresent()) {
      return subnet
          .task(named.get())
          .orElseThrow(
              () ->
                  SubnetException.caller(
                      "TASK",
                      "task "
                          + named.get()
                          + " is not one of the subnet's; needed one of "
                          + names));
    }
    List<TaskEntry> fitting =
        subnet.tasks().stream().filter(task -> missing(task, fields).isEmpty()).toList();
    List<TaskEntry> candidates =
        (fitting.isEmpty() ? subnet.tasks() : fitting)
            .stream().filter(task -> unknown(task, fields).isEmpty()).toList();
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    throw SubnetException.caller(
        "TASK",
        "no task was named, and the fields "
            + names(fields)
            + " fit "
            + (candidates.isEmpty()
                ? "none"
                : candidates.stream().map(TaskEntry::name).toList().toString())
            + "; name one of "
            + names);
  }

  /**
   * All fields of the question, in their order, with defaults for those left out.
   *
   * @throws SubnetException CALLER FIELD when one is unknown or missing
   */
  static ObjectNode complete(TaskEntry task, ObjectNode fields) {
    List<String> unknown = unknown(task, fields);
    List<String> missing = missing(task, fields);
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw SubnetException.caller(
          "FIELD",
          task.name()
              + (unknown.isEmpty() ? "" : " has no field " + String.join(", ", unknown))
              + (unknown.isEmpty() || missing.isEmpty() ? "" : ", and")
              + (missing.isEmpty() ? "" : " was asked without " + String.join(", ", missing))
              + "; needed: "
              + task.signed());
    }
    ObjectNode whole = fields.objectNode();
    for (String name : task.signed()) {
      JsonNode fallback = task.question().path("properties").path(name).path("default");
      JsonNode value = fields.path(name).isMissingNode() ? fallback : fields.path(name);
      if (!value.isMissingNode()) {
        whole.set(name, value);
      }
    }
    return whole;
  }

  private static List<String> unknown(TaskEntry task, ObjectNode fields) {
    return names(fields).stream().filter(name -> !task.signed().contains(name)).toList();
  }

  private static List<String> missing(TaskEntry task, ObjectNode fields) {
    List<String> missing = new ArrayList<>();
    for (JsonNode required : task.question().path("required")) {
      if (!fields.has(required.asText())) {
        missing.add(required.asText());
      }
    }
    return missing;
  }

  private static List<String> names(ObjectNode fields) {
    return fields.properties().stream()
        .map(field -> field.getKey())
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
