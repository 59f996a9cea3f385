package io.myelin.node.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The document that a node serves, to hold its answers against. */
final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ObjectNode document;

  Contract(String text) throws JsonProcessingException {
    document = (ObjectNode) JSON.readTree(text);
    // An answer may have no field that the document does not tell of.
    document
        .at("/components/schemas")
        .forEach(
            schema -> {
              if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
              }
            });
  }

  /** One operation, as {@code GET /api/v1/blocks}. */
  record Operation(String method, String path, JsonNode told) {
    boolean answers(String media) {
      return told.at("/responses/200/content").has(media);
    }

    boolean isOfNode() {
      return path.startsWith("/api/v1");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  JsonNode document() {
    return document;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
        String method = each.getKey().toUpperCase(Locale.ROOT);
        operations.add(new Operation(method, path.getKey(), each.getValue()));
      }
    }
    return operations;
  }

  /** What is wrong with an answer; empty when it is as told. */
  List<String> faults(Operation operation, int status, String media, String body)
      throws JsonProcessingException {
    JsonNode told = operation.told().path("responses").path(Integer.toString(status));
    JsonNode schema = told.path("content").path(media).path("schema");
    if (schema.isMissingNode()) {
      return List.of(status + " of " + media + " is not told of");
    }
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(JSON.readTree(body))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
