package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

record TextShape() implements Shape {
  @Override
  public String needed() {
    return "a text";
  }

  @Override
  public JsonNode write(Object value) {
    return Nodes.JSON.textNode((String) value);
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (!node.isTextual()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    return node.textValue();
  }

  @Override
  public Object parse(String text, String where) {
    return text;
  }

  @Override
  public OptionalDouble size(Object value) {
    String text = (String) value;
    return OptionalDouble.of(text.codePointCount(0, text.length()));
  }

  @Override
  public ObjectNode schema() {
    return Nodes.type("string");
  }

  @Override
  public SizeWords sizeWords() {
    return SizeWords.TEXT;
  }
}
