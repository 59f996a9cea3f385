package io.myelin.api.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.api.testing.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private final JsonNode document = document();

  private static JsonNode document() {
    try (InputStream in = DocumentTest.class.getResourceAsStream("/io/myelin/api/openapi.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, "the build made no document"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    document.path("paths").forEach(path -> path.forEach(operations::add));
    assertFalse(operations.isEmpty());
    return operations;
  }

  @Test
  void shouldNameEveryOperationOnce() {
    List<String> names =
        operations().stream().map(each -> each.path("operationId").asText()).toList();

    assertFalse(names.contains(""), names.toString());
    Set<String> seen = new HashSet<>();
    assertEquals(List.of(), names.stream().filter(name -> !seen.add(name)).toList());
  }

  @Test
  void shouldTellOfEachRefusalAndSayWhatEachOperationIs() {
    for (JsonNode each : operations()) {
      String name = each.path("operationId").asText();
      assertFalse(each.path("summary").asText().isEmpty(), name);
      for (String status : List.of("400", "401", "403", "404", "410", "500", "503")) {
        assertTrue(
            each.path("responses").path(status).path("content").has("application/problem+json"),
            () -> name + " says nothing of " + status);
      }
    }
  }

  @Test
  void shouldHaveEverySchemaThatItRefersTo() {
    Set<String> missing = new TreeSet<>();
    for (String reference : document.findValuesAsText("$ref")) {
      if (document.at(reference.substring(1)).isMissingNode()) {
        missing.add(reference);
      }
    }

    assertEquals(Set.of(), missing);
  }

  @Test
  void shouldRequireEveryFieldOfAnAnswer() {
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              JsonNode fields = schema.getValue().path("properties");
              JsonNode required = schema.getValue().path("required");
              assertTrue(
                  fields.isMissingNode() || required.isArray(),
                  () -> schema.getKey() + " does not say which fields are always there");
            });
  }

  @Test
  void shouldShowEveryBodyByAnExampleOfItsOwnSchema() throws Exception {
    Contract contract = new Contract(document.toString());
    Set<String> shown = new TreeSet<>();
    for (Contract.Operation each : contract.operations()) {
      JsonNode body = each.told().at("/requestBody/content/application~1json");
      if (!body.isMissingNode()) {
        assertFalse(body.path("example").isMissingNode(), each + " shows no body");
        assertEquals(
            List.of(),
            contract.faultsOfBody(each, body.path("example").toString()),
            each.toString());
        shown.add(each.toString());
      }
    }
    assertTrue(shown.size() >= 12, shown.toString());
  }

  @Test
  void shouldShowRefusalsAndAnswersByExamplesOfTheirSchemas() throws Exception {
    Contract contract = new Contract(document.toString());
    for (Contract.Operation each : contract.operations()) {
      for (Map.Entry<String, JsonNode> told : each.told().path("responses").properties()) {
        int status = Integer.parseInt(told.getKey());
        for (Map.Entry<String, JsonNode> media : told.getValue().path("content").properties()) {
          String where = each + " " + status;
          JsonNode example = media.getValue().path("example");
          if (media.getKey().equals("application/problem+json")) {
            String reference = media.getValue().at("/examples/refusal/$ref").asText();
            assertTrue(reference.startsWith("#"), where + " shows no refusal");
            example = document.at(reference.substring(1) + "/value");
            assertEquals(status, example.path("status").asInt(), where);
          }
          if (!example.isMissingNode()) {
            assertEquals(
                List.of(),
                contract.faults(each, status, media.getKey(), example.toString()),
                where);
          }
        }
      }
    }
  }

  /** What waits for a second person is in the document, and so refuses what it does not know. */
  @Test
  void shouldSayWhichOperationsWaitForASecondPerson() throws Exception {
    Contract contract = new Contract(document.toString());
    Set<String> waiting = new TreeSet<>();
    for (Contract.Operation each : contract.operations()) {
      JsonNode told = each.told().at("/responses/202");
      JsonNode example = told.at("/content/application~1json/examples/waits/value");
      if (!example.isMissingNode()) {
        waiting.add(each.toString());
        assertTrue(told.path("headers").has("X-Myelin-Approval"), each.toString());
        assertEquals(List.of(), contract.faults(each, 202, "application/json", example.toString()));
        assertEquals(
            each.toString(), example.path("method").asText() + " " + example.path("path").asText());
      }
    }
    Set<String> table = Contract.agreedOn();
    assertEquals(table, waiting);
  }
}
