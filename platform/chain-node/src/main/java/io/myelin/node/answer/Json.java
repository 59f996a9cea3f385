package io.myelin.node.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.api.json.ContractJson;

/** Trees of JSON, by the mapper of the contract. */
public final class Json {
  private static final ObjectMapper MAPPER = ContractJson.mapper();

  private Json() {}

  /** A text that the node itself wrote. */
  public static JsonNode own(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of the index holds no JSON", e);
    }
  }

  public static ObjectMapper mapper() {
    return MAPPER;
  }
}
