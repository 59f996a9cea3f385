package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a field's schema says about a text that a person typed, without the record itself. */
public final class SchemaRules {
  private SchemaRules() {}

  /**
   * Checks as far as the schema says; what only the record knows is left to it.
   *
   * @param where such as "setting max_bytes"
   * @throws Refusal when the text breaks a rule
   */
  public static void check(JsonNode schema, String text, String where) {
    List<String> choices = choices(schema);
    if (!choices.isEmpty() && !choices.contains(text.strip())) {
      throw Refusal.of(where, text, needed(schema));
    }
    Optional<Shape> shape = shape(schema);
    if (shape.isPresent()) {
      Object value = shape.get().parse(text, where);
      bounds(schema, shape.get()).ifPresent(range -> range.require(shape.get(), value, where));
    }
  }

  /** What a value has to be, in words. */
  public static String needed(JsonNode schema) {
    List<String> choices = choices(schema);
    return choices.isEmpty()
        ? shape(schema).map(Shape::needed).orElse("a value")
        : "one of " + String.join(", ", choices);
  }

  private static List<String> choices(JsonNode schema) {
    return StreamSupport.stream(schema.path("enum").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** Empty for what a schema alone does not tell how to read. */
  private static Optional<Shape> shape(JsonNode schema) {
    return Optional.ofNullable(
        switch (schema.path("type").asText()) {
          case "integer" ->
              new WholeShape(schema.path("format").asText().equals("int32") ? 32 : 64);
          case "number" -> new RealShape(64);
          case "boolean" -> new BooleanShape();
          case "string" -> text(schema);
          case "array" -> shape(schema.path("items")).<Shape>map(ListShape::new).orElse(null);
          default -> null;
        });
  }

  private static Shape text(JsonNode schema) {
    return schema.has("contentEncoding")
        ? new BytesShape()
        : schema.path("format").asText().equals("path") ? new PathShape() : new TextShape();
  }

  private static Optional<Bounds> bounds(JsonNode schema, Shape shape) {
    JsonNode least = schema.path(shape.sizeWords().least());
    JsonNode most = schema.path(shape.sizeWords().most());
    return least.isNumber() && most.isNumber()
        ? Optional.of(new Bounds(least.asDouble(), most.asDouble()))
        : Optional.empty();
  }
}
