package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

record BooleanShape() implements Shape {
  @Override
  public String needed() {
    return "true or false";
  }

  @Override
  public JsonNode write(Object value) {
    return Nodes.JSON.booleanNode((Boolean) value);
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (!node.isBoolean()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    return node.booleanValue();
  }

  @Override
  public Object parse(String text, String where) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.of(where, text, needed());
    };
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.empty();
  }

  @Override
  public ObjectNode schema() {
    return Nodes.type("boolean");
  }
}
