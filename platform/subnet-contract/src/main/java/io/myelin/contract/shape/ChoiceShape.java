package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** One of an enum's constants, in lower case with hyphens. */
record ChoiceShape(List<? extends Enum<?>> constants) implements Shape {
  static ChoiceShape of(Class<?> type) {
    return new ChoiceShape(
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(each -> (Enum<?>) each).toList());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<String> names() {
    return constants.stream().map(ChoiceShape::name).toList();
  }

  @Override
  public String needed() {
    return "one of " + String.join(", ", names());
  }

  @Override
  public JsonNode write(Object value) {
    return Nodes.JSON.textNode(name((Enum<?>) value));
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (!node.isTextual()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    return parse(node.textValue(), where);
  }

  @Override
  public Object parse(String text, String where) {
    int at = names().indexOf(text.strip());
    if (at < 0) {
      throw Refusal.of(where, text, needed());
    }
    return constants.get(at);
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.empty();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Nodes.type("string");
    names().forEach(schema.putArray("enum")::add);
    return schema;
  }
}
