package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.util.OptionalDouble;

/**
 * An array of anything but bytes.
 *
 * @param element such as {@code double.class} or {@code int[].class}
 */
record ArrayShape(Class<?> element, Shape of) implements Shape {
  @Override
  public String needed() {
    return "an array, each " + of.needed();
  }

  @Override
  public JsonNode write(Object value) {
    ArrayNode array = Nodes.JSON.arrayNode();
    for (int i = 0; i < Array.getLength(value); i++) {
      array.add(of.write(Array.get(value, i)));
    }
    return array;
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (!node.isArray()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    Object array = Array.newInstance(element, node.size());
    for (int i = 0; i < node.size(); i++) {
      Array.set(array, i, of.read(node.get(i), where + "[" + i + "]", attachments));
    }
    return array;
  }

  @Override
  public Object parse(String text, String where) {
    return read(Nodes.parse(text, where, needed()), where, Attachments.NONE);
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.of(Array.getLength(value));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Nodes.type("array");
    schema.set("items", of.schema());
    return schema;
  }

  @Override
  public SizeWords sizeWords() {
    return SizeWords.LIST;
  }
}
