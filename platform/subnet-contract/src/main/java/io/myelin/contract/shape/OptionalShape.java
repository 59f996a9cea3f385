package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;

/** A value that may be left out; an empty one is null where it cannot be left out. */
record OptionalShape(Shape of) implements Shape {
  @Override
  public String needed() {
    return of.needed() + " or nothing";
  }

  @Override
  public JsonNode write(Object value) {
    Optional<?> maybe = (Optional<?>) value;
    return maybe.isPresent() ? of.write(maybe.get()) : Nodes.JSON.nullNode();
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    return node.isNull() || node.isMissingNode()
        ? Optional.empty()
        : Optional.of(of.read(node, where, attachments));
  }

  @Override
  public Object parse(String text, String where) {
    return Optional.of(of.parse(text, where));
  }

  @Override
  public OptionalDouble size(Object value) {
    return ((Optional<?>) value).map(of::size).orElseGet(OptionalDouble::empty);
  }

  @Override
  public ObjectNode schema() {
    return of.schema();
  }

  @Override
  public SizeWords sizeWords() {
    return of.sizeWords();
  }
}
