package io.myelin.cli.asking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.AttachmentName;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What was typed, as a question of a task.
 *
 * @param task as the host describes it: its name, and the schemas of question and answer
 */
record Question(JsonNode task, ObjectNode fields) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Makes an attachment of a file. */
  interface Bringing {
    JsonNode bring(Path file) throws IOException;
  }

  /**
   * @param tasks of the subnet
   * @param named the task; empty for the one task that fits what was typed
   * @param whole fields that need not be typed one by one
   * @param bringing takes the files that are attached
   * @throws IllegalArgumentException when no task fits, or more than one, or a value does not
   */
  static Question of(
      JsonNode tasks, Optional<String> named, ObjectNode whole, Given given, Bringing bringing)
      throws IOException {
    String place = textPlace(tasks, whole);
    JsonNode task = task(tasks, named, whole, given, place);
    ObjectNode fields = whole.deepCopy();
    for (Map.Entry<String, List<String>> field : given.fields().entrySet()) {
      JsonNode schema = property(task, field.getKey());
      if (schema.isMissingNode()) {
        throw unknown(task, field.getKey());
      }
      fields.set(field.getKey(), value(field.getKey(), schema, field.getValue(), bringing));
    }
    if (given.text().isPresent()) {
      String name =
          textField(task, fields, place)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          task.path("name").asText()
                              + " has no field without a value that is a text, or several; its"
                              + " fields are "
                              + options(task)));
      fields.set(name, value(name, property(task, name), List.of(given.text().get()), bringing));
    }
    return new Question(task, fields);
  }

  private static JsonNode task(
      JsonNode tasks, Optional<String> named, ObjectNode whole, Given given, String place) {
    List<String> names = new ArrayList<>();
    List<JsonNode> knowing = new ArrayList<>();
    List<JsonNode> fitting = new ArrayList<>();
    for (JsonNode task : tasks) {
      names.add(task.path("name").asText() + properties(task));
      if (named.filter(task.path("name").asText()::equals).isPresent()) {
        return task;
      }
      ObjectNode typed = whole.deepCopy();
      given.names().forEach(name -> typed.put(name, true));
      Optional<String> text = given.text().flatMap(each -> textField(task, typed, place));
      if (text.isPresent() == given.text().isPresent()
          && properties(task).containsAll(names(typed))) {
        knowing.add(task);
        text.ifPresent(name -> typed.put(name, true));
        if (StreamSupport.stream(task.at("/question/required").spliterator(), false)
            .allMatch(required -> typed.has(required.asText()))) {
          fitting.add(task);
        }
      }
    }
    List<JsonNode> candidates = fitting.isEmpty() ? knowing : fitting;
    if (named.isEmpty() && candidates.size() == 1) {
      return candidates.get(0);
    }
    // Of one task there is nothing to choose; what does not fit is said of its fields.
    if (named.isEmpty() && tasks.size() == 1) {
      requireFields(tasks.get(0), whole);
      return tasks.get(0);
    }
    throw new IllegalArgumentException(
        (named.map(name -> "--task was " + name).orElse("what was given fits no single task"))
            + "; needed: --task with one of "
            + names);
  }

  /** Where a text goes: into a field that is one, where a task has such; else into a list. */
  private static String textPlace(JsonNode tasks, ObjectNode fields) {
    return StreamSupport.stream(tasks.spliterator(), false)
            .anyMatch(task -> textField(task, fields, "/type").isPresent())
        ? "/type"
        : "/items/type";
  }

  /** The first without a value. */
  private static Optional<String> textField(JsonNode task, ObjectNode fields, String place) {
    return properties(task).stream()
        .filter(name -> property(task, name).at(place).asText().equals("string"))
        .filter(name -> !fields.has(name))
        .findFirst();
  }

  private static JsonNode property(JsonNode task, String name) {
    return task.path("question").path("properties").path(name);
  }

  private static List<String> properties(JsonNode task) {
    return names(task.path("question").path("properties"));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode value(String name, JsonNode schema, List<String> typed, Bringing bringing)
      throws IOException {
    if (schema.path("type").asText().equals("array")) {
      boolean texts = schema.at("/items/type").asText().equals("string");
      if (typed.size() == 1 && typed.get(0).startsWith("[") && !texts) {
        return json(name, typed.get(0));
      }
      ArrayNode array = JSON.createArrayNode();
      for (String each : typed) {
        array.add(value(name, schema.path("items"), List.of(each), bringing));
      }
      return array;
    }
    if (typed.size() > 1) {
      throw new IllegalArgumentException(
          name + " was given " + typed.size() + " times; needed: once");
    }
    String text = typed.get(0);
    if (AttachmentName.isMeant(schema) && !text.startsWith("{")) {
      if (!text.startsWith("@")) {
        throw wrong(name, text, "@FILE");
      }
      return bringing.bring(Path.of(text.substring(1)));
    }
    return switch (schema.path("type").asText()) {
      case "string" ->
          schema.path("contentEncoding").isMissingNode()
              ? JSON.getNodeFactory().textNode(text)
              : JSON.getNodeFactory().binaryNode(bytes(text));
      case "integer" -> number(name, text, "a whole number");
      case "number" -> number(name, text, "a number");
      case "boolean" -> JSON.getNodeFactory().booleanNode(truth(name, text));
      default -> json(name, text);
    };
  }

  /** A file's when the text is {@code @FILE}; a text that begins so is written {@code @@}. */
  private static byte[] bytes(String text) throws IOException {
    if (text.startsWith("@") && !text.startsWith("@@")) {
      return Files.readAllBytes(Path.of(text.substring(1)));
    }
    return (text.startsWith("@") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode number(String name, String text, String needed) {
    try {
      return needed.equals("a number")
          ? JSON.getNodeFactory().numberNode(new BigDecimal(text))
          : JSON.getNodeFactory().numberNode(new BigInteger(text));
    } catch (NumberFormatException e) {
      throw wrong(name, text, needed);
    }
  }

  private static boolean truth(String name, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(name, text, "true or false");
    }
    return text.equals("true");
  }

  private static JsonNode json(String name, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong(name, text, "JSON");
    }
  }

  private static void requireFields(JsonNode task, ObjectNode whole) {
    for (String name : names(whole)) {
      if (property(task, name).isMissingNode()) {
        throw unknown(task, name);
      }
    }
  }

  private static IllegalArgumentException unknown(JsonNode task, String name) {
    return new IllegalArgumentException(
        task.path("name").asText() + " has no field " + name + "; its fields are " + options(task));
  }

  /** The fields of a task as they are typed. */
  private static String options(JsonNode task) {
    return properties(task).stream().map(Question::option).collect(Collectors.joining(", "));
  }

  private static String option(String name) {
    return "--" + name.replace('_', '-');
  }

  private static IllegalArgumentException wrong(String name, String text, String needed) {
    return new IllegalArgumentException(option(name) + " was \"" + text + "\"; needed: " + needed);
  }
}
