package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/**
 * A finite number.
 *
 * @param bits 32 or 64
 */
record RealShape(int bits) implements Shape {
  @Override
  public String needed() {
    return "a finite number";
  }

  @Override
  public JsonNode write(Object value) {
    return bits == 32
        ? Nodes.JSON.numberNode((Float) value)
        : Nodes.JSON.numberNode((Double) value);
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    if (!node.isNumber()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    return of(node.doubleValue(), Shape.seen(node), where);
  }

  @Override
  public Object parse(String text, String where) {
    try {
      return of(Double.parseDouble(text.strip()), text, where);
    } catch (NumberFormatException e) {
      throw Refusal.of(where, text, needed());
    }
  }

  private Object of(double value, String seen, String where) {
    if (!Double.isFinite(value) || bits == 32 && !Float.isFinite((float) value)) {
      throw Refusal.of(where, seen, needed());
    }
    return bits == 32 ? (Object) (float) value : (Object) value;
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.of(((Number) value).doubleValue());
  }

  @Override
  public ObjectNode schema() {
    return Nodes.type("number");
  }
}
