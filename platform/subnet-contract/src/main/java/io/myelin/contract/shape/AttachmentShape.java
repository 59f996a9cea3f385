package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Attachment;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Digest, size and media type of bytes that travel by themselves. */
record AttachmentShape() implements Shape {
  /** Such as "image/png" or "audio/wav; rate=16000"; it stands in headers of HTTP. */
  private static final Pattern MEDIA_TYPE = Pattern.compile("[ -~]{0,127}");

  @Override
  public String needed() {
    return "an object of sha256 (64 hexadecimal digits), bytes and media_type";
  }

  @Override
  public JsonNode write(Object value) {
    Attachment attachment = (Attachment) value;
    return Nodes.JSON
        .objectNode()
        .put("sha256", attachment.sha256())
        .put("bytes", attachment.bytes())
        .put("media_type", attachment.mediaType());
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    String sha256 = node.path("sha256").asText();
    JsonNode bytes = node.path("bytes");
    if (!AttachmentName.isDigest(sha256)
        || !bytes.isIntegralNumber()
        || !bytes.canConvertToLong()
        || bytes.longValue() < 0) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    String mediaType = node.path("media_type").asText();
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw Refusal.of(where + ".media_type", mediaType, "at most 127 printable characters");
    }
    return attachments.find(sha256, bytes.longValue(), mediaType);
  }

  @Override
  public Object parse(String text, String where) {
    throw Refusal.of(where, text, "a file");
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.of((double) ((Attachment) value).bytes());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Nodes.type("object").put(AttachmentName.MARK, true);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("sha256").put("type", "string").put("pattern", "^[0-9a-f]{64}$");
    properties.putObject("bytes").put("type", "integer").put("minimum", 0);
    properties.putObject("media_type").put("type", "string");
    schema.putArray("required").add("sha256").add("bytes");
    return schema;
  }

  @Override
  public SizeWords sizeWords() {
    return SizeWords.BYTES;
  }
}
