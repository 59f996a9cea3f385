package io.myelin.api.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.myelin.access.Agreement;
import io.myelin.access.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The document that a node serves, to hold its answers against. */
public final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ObjectNode document;

  public Contract(String text) throws JsonProcessingException {
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
  public record Operation(String method, String path, JsonNode told) {
    public boolean answers(String media) {
      return told.at("/responses/200/content").has(media);
    }

    public boolean isOfHost() {
      return path.startsWith("/host/");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** Names of the operations that a second person may have to agree to. */
  public static Set<String> agreedOn() {
    return Operations.all().stream()
        .filter(line -> line.agreement() != Agreement.NONE)
        .map(
            line ->
                line.method()
                    + " "
                    + (line.application().equals("host") ? "/host" : "")
                    + line.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
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
  public List<String> faults(Operation operation, int status, String media, String body)
      throws JsonProcessingException {
    JsonNode told = operation.told().path("responses").path(Integer.toString(status));
    if (body.isEmpty() && !told.isMissingNode() && !told.has("content")) {
      return List.of();
    }
    JsonNode schema = told.path("content").path(media).path("schema");
    if (schema.isMissingNode()) {
      return List.of(status + " of " + media + " is not told of");
    }
    return media.endsWith("json") ? faults((ObjectNode) schema, body) : List.of();
  }

  /** What is wrong with a body that is sent; empty when it is as told. */
  public List<String> faultsOfBody(Operation operation, String body)
      throws JsonProcessingException {
    return faults(
        (ObjectNode) operation.told().at("/requestBody/content/application~1json/schema"), body);
  }

  /** What is wrong with a refusal of an address that the document need not tell of. */
  public List<String> faultsOfProblem(String body) throws JsonProcessingException {
    return faults((ObjectNode) document.at("/components/schemas/Problem"), body);
  }

  private List<String> faults(ObjectNode schema, String body) throws JsonProcessingException {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll(schema);
    whole.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(JSON.readTree(body))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
