package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalDouble;

/** Base64 in JSON text, raw where a format has bytes, UTF-8 when a person typed it. */
record BytesShape() implements Shape {
  @Override
  public String needed() {
    return "base64 text";
  }

  @Override
  public JsonNode write(Object value) {
    return Nodes.JSON.binaryNode((byte[]) value);
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (node.isBinary()) {
      return ((BinaryNode) node).binaryValue();
    }
    if (!node.isTextual()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    try {
      return Base64.getDecoder().decode(node.textValue());
    } catch (IllegalArgumentException e) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
  }

  @Override
  public Object parse(String text, String where) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.of(((byte[]) value).length);
  }

  @Override
  public ObjectNode schema() {
    return Nodes.type("string").put("contentEncoding", "base64");
  }

  @Override
  public SizeWords sizeWords() {
    return SizeWords.BYTES;
  }
}
