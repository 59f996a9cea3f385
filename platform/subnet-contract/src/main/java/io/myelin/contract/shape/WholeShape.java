package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/**
 * @param bits 32 or 64
 */
record WholeShape(int bits) implements Shape {
  @Override
  public String needed() {
    return "a whole number of " + bits + " bits";
  }

  @Override
  public JsonNode write(Object value) {
    return Nodes.JSON.numberNode(((Number) value).longValue());
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    boolean whole =
        node.isIntegralNumber()
            || node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
    if (!whole || !(bits == 32 ? node.canConvertToInt() : node.canConvertToLong())) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    return of(node.longValue());
  }

  @Override
  public Object parse(String text, String where) {
    try {
      long value = Long.parseLong(text.strip());
      if (bits == 64 || value == (int) value) {
        return of(value);
      }
    } catch (NumberFormatException e) {
      throw Refusal.of(where, text, needed());
    }
    throw Refusal.of(where, text, needed());
  }

  private Object of(long value) {
    return bits == 32 ? (Object) (int) value : (Object) value;
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.of(((Number) value).doubleValue());
  }

  @Override
  public ObjectNode schema() {
    return Nodes.type("integer").put("format", "int" + bits);
  }
}
