package io.myelin.node.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.node.answer.Json;
import io.myelin.node.answer.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The small JSON objects that changes of people, tokens and sessions are made of. */
final class Bodies {
  private static final int LARGEST = 16 << 10;

  private Bodies() {}

  /** An object with these fields and no others. */
  static JsonNode read(InputStream in, Set<String> fields) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw Problems.badRequest("The body is larger than " + LARGEST + " bytes.");
    }
    JsonNode body;
    try {
      body = Json.body(bytes, JsonNode.class);
    } catch (IOException notJson) {
      throw Problems.badRequest("The body is not JSON; needed: an object.");
    }
    if (body == null || !body.isObject()) {
      throw Problems.badRequest("The body is no JSON object.");
    }
    Set<String> unknown = new TreeSet<>();
    body.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(fields);
    if (!unknown.isEmpty()) {
      throw Problems.badRequest(
          "The body has fields that are not known here; needed: " + new TreeSet<>(fields) + ".");
    }
    return body;
  }

  static Optional<String> text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw Problems.badRequest("The field '" + name + "' is no text.");
    }
    return Optional.of(value.asText());
  }

  static String needed(JsonNode body, String name) {
    return text(body, name)
        .orElseThrow(() -> Problems.badRequest("The field '" + name + "' is missing."));
  }
}
