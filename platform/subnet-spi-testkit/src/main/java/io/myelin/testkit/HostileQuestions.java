package io.myelin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.AttachmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a stranger may send in place of a good question: each field spoilt in every way its schema
 * knows.
 */
final class HostileQuestions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONG = 100_000;

  /**
   * @param what such as "letters: a number"
   */
  record Spoilt(String what, ObjectNode question) {}

  private HostileQuestions() {}

  /**
   * @param good a question the subnet itself asks
   * @param schema of its record
   */
  static List<Spoilt> of(ObjectNode good, JsonNode schema) {
    List<Spoilt> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      ObjectNode without = good.deepCopy();
      without.remove(name);
      all.add(new Spoilt(name + ": left out", without));
      values(property.getValue())
          .forEach(
              (what, value) -> {
                ObjectNode spoilt = good.deepCopy();
                spoilt.set(name, value);
                all.add(new Spoilt(name + ": " + what, spoilt));
              });
    }
    all.add(new Spoilt("nothing", JSON.objectNode()));
    return all;
  }

  private static Map<String, JsonNode> values(JsonNode schema) {
    Map<String, JsonNode> values = new java.util.LinkedHashMap<>();
    values.put("null", JSON.nullNode());
    values.put("true", JSON.booleanNode(true));
    values.put("an empty text", JSON.textNode(""));
    values.put("a long text", JSON.textNode("A".repeat(LONG)));
    values.put("half a surrogate pair", JSON.textNode("\ud800"));
    values.put("zero", JSON.numberNode(0));
    values.put("a negative number", JSON.numberNode(-1));
    values.put("the largest whole number", JSON.numberNode(Long.MAX_VALUE));
    values.put("a fraction", JSON.numberNode(0.5));
    values.put("a huge number", JSON.numberNode(1e300));
    values.put("an empty array", JSON.arrayNode());
    values.put("an array of nothing", JSON.arrayNode().addNull());
    values.put("a long array", many(schema.path("items")));
    values.put("an empty object", JSON.objectNode());
    values.put("a deep array", deep());
    if (AttachmentName.isMeant(schema)) {
      values.put(
          "an attachment that is not here", new AttachmentName("0".repeat(64), 1, "").json());
      values.put(
          "an attachment without end",
          new AttachmentName("0".repeat(64), Long.MAX_VALUE, "").json());
    }
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        double by = bound.equals("minimum") ? -1 : 1;
        values.put("beyond its " + bound, JSON.numberNode(schema.path(bound).asDouble() + by));
      }
    }
    return values;
  }

  private static ArrayNode many(JsonNode items) {
    ArrayNode array = JSON.arrayNode();
    JsonNode one =
        items.path("type").asText().equals("string") ? JSON.textNode("QQ==") : JSON.numberNode(1);
    for (int i = 0; i < LONG; i++) {
      array.add(one);
    }
    return array;
  }

  private static ArrayNode deep() {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < 500; i++) {
      array = JSON.arrayNode().add(array);
    }
    return array;
  }
}
