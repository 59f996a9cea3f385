package io.myelin.contract.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON nodes for all shapes. */
final class Nodes {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Nodes() {}

  static ObjectNode type(String name) {
    return JSON.objectNode().put("type", name);
  }

  /** Text that holds JSON, for values that have no plainer form. */
  static JsonNode parse(String text, String where, String needed) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw Refusal.of(where, text, needed + " as JSON");
    }
  }
}
