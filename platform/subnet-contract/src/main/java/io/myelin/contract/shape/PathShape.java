package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** A file or folder of the operator's; in settings only. */
record PathShape() implements Shape {
  @Override
  public String needed() {
    return "a path";
  }

  @Override
  public JsonNode write(Object value) {
    return Nodes.JSON.textNode(((Path) value).toString());
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    throw Refusal.said(where, "is a path; a question or an answer may not hold one");
  }

  @Override
  public Object parse(String text, String where) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw Refusal.of(where, text, needed());
    }
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.empty();
  }

  @Override
  public ObjectNode schema() {
    return Nodes.type("string").put("format", "path");
  }
}
