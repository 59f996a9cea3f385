package io.myelin.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.axon.PythonText;
import io.myelin.client.axon.SynapseSignature;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Body hashes and signatures of requests between neurons (axon.md 4, 5). */
final class AxonSuite implements Suite {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    Case.each(report, "request", file.get("requests"), AxonSuite::request);
    Case.each(report, "rejected", file.get("rejected"), AxonSuite::rejected);
    Case.one(
        report,
        "empty body",
        file,
        (c, row) ->
            c.expect(
                "emptyBodyHash", SynapseSignature.bodyHash(JSON.createObjectNode(), List.of())));
  }

  private static void request(Case c, JsonNode row) {
    JsonNode headers = row.get("headers");
    JsonNode body = body(row);
    for (JsonNode field : row.get("requiredHashFields")) {
      String name = field.asText();
      String text = PythonText.str(body.path(name));
      c.same("str of " + name, row.at("/pythonStr/" + name), text)
          .same("hash of " + name, row.at("/fieldHashes/" + name), sha3(text));
    }
    String hash = SynapseSignature.bodyHash(body, fields(row));
    String message = message(headers, hash);
    c.expect("bodyHash", hash)
        .same("body hash in the header", headers.get("computed_body_hash"), hash)
        .expect("signedMessage", message)
        .expect("dendritePublicKey", Ss58.decode(Json.text(headers, "bt_header_dendrite_hotkey")))
        .expect("valid", verified(row, headers, message));
  }

  /** The server takes the body hash from the header and compares it with the body on its own. */
  private static void rejected(Case c, JsonNode row) {
    JsonNode headers = row.get("headers");
    String message = message(headers, Json.text(headers, "computed_body_hash"));
    boolean verified = verified(row, headers, message);
    c.expect("signedMessage", message)
        .expect("valid", verified)
        .expect("expectStatus", verified ? 200 : 401);
  }

  private static boolean verified(JsonNode row, JsonNode headers, String message) {
    String hotkey = Json.text(headers, "bt_header_dendrite_hotkey");
    return SynapseSignature.verify(
            hotkey, message, Json.text(headers, "bt_header_dendrite_signature"))
        && SynapseSignature.verify(hotkey, message, Json.text(row, "signature"));
  }

  private static String message(JsonNode headers, String hash) {
    return SynapseSignature.message(
        Json.bits(headers, "bt_header_dendrite_nonce"),
        Json.text(headers, "bt_header_dendrite_hotkey"),
        Json.text(headers, "bt_header_axon_hotkey"),
        Json.text(headers, "bt_header_dendrite_uuid"),
        hash);
  }

  private static List<String> fields(JsonNode row) {
    List<String> fields = new ArrayList<>();
    row.get("requiredHashFields").forEach(field -> fields.add(field.asText()));
    return fields;
  }

  private static JsonNode body(JsonNode row) {
    try {
      return JSON.readTree(Json.text(row, "bodyJson"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("bodyJson is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String sha3(String text) {
    return Hex.encodeBare(Hashes.sha3256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
