package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a record in JSON says of bytes that travel by themselves.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record AttachmentName(String sha256, long bytes, String mediaType) {
  /**
   * Marks an attachment in a schema, so that no other object of the same fields is taken for it.
   */
  static final String MARK = "x-attachment";

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public static boolean isDigest(String sha256) {
    return DIGEST.matcher(sha256).matches();
  }

  /** As a record holds it. */
  public ObjectNode json() {
    return Nodes.JSON
        .objectNode()
        .put("sha256", sha256)
        .put("bytes", bytes)
        .put("media_type", mediaType);
  }

  /** Whether this is the schema of an attachment. */
  public static boolean isMeant(JsonNode schema) {
    return schema.path(MARK).asBoolean();
  }

  /**
   * The attachments of a value, each once; what does not read as one is left to whoever reads the
   * record.
   *
   * @param schema of the value
   */
  public static List<AttachmentName> in(JsonNode value, JsonNode schema) {
    List<AttachmentName> found = new ArrayList<>();
    collect(value, schema, found);
    return List.copyOf(new LinkedHashSet<>(found));
  }

  private static void collect(JsonNode value, JsonNode schema, List<AttachmentName> found) {
    if (isMeant(schema)) {
      String sha256 = value.path("sha256").asText();
      JsonNode bytes = value.path("bytes");
      if (isDigest(sha256) && bytes.canConvertToLong() && bytes.longValue() >= 0) {
        found.add(new AttachmentName(sha256, bytes.longValue(), value.path("media_type").asText()));
      }
    } else if (value.isArray()) {
      value.forEach(item -> collect(item, schema.path("items"), found));
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
        collect(value.path(field.getKey()), field.getValue(), found);
      }
    }
  }

  /**
   * How many bytes the attachments of a question or answer have, each counted once.
   *
   * @throws Refusal when they are more than its task allows
   */
  public static long total(List<AttachmentName> attachments, String what, long most) {
    long total = 0;
    for (AttachmentName each : attachments) {
      if (each.bytes() > most - total) {
        throw Refusal.said(
            what, "has attachments of more than " + most + " bytes, which is all its task allows");
      }
      total += each.bytes();
    }
    return total;
  }
}
