package io.myelin.node.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Records to JSON text, the same on every server whatever provider it prefers. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view does not become JSON: " + view.getClass(), e);
    }
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }
}
