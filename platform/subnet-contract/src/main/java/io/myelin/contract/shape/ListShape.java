package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

record ListShape(Shape of) implements Shape {
  @Override
  public String needed() {
    return "an array, each " + of.needed();
  }

  @Override
  public JsonNode write(Object value) {
    ArrayNode array = Nodes.JSON.arrayNode();
    ((List<?>) value).forEach(each -> array.add(of.write(each)));
    return array;
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (!node.isArray()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    List<Object> list = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(of.read(node.get(i), where + "[" + i + "]", attachments));
    }
    return List.copyOf(list);
  }

  @Override
  public Object parse(String text, String where) {
    return read(Nodes.parse(text, where, needed()), where, Attachments.NONE);
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.of(((List<?>) value).size());
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
