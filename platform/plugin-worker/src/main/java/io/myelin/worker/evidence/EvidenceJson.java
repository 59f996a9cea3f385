package io.myelin.worker.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Evidence as JSON: one line in a validator's log, one document in a file that is handed on. */
public final class EvidenceJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private EvidenceJson() {}

  public static byte[] write(RoundEvidence evidence) {
    try {
      return MAPPER.writeValueAsBytes(evidence);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ObjectNode tree(RoundEvidence evidence) {
    return MAPPER.valueToTree(evidence);
  }

  /**
   * @throws IllegalArgumentException saying why it is no evidence, or of another form
   */
  public static RoundEvidence read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.path("format").isInt()) {
        throw new IllegalArgumentException(
            node.has("miners")
                ? "it was recorded by an earlier release, without what the score can be computed"
                    + " from again"
                : "it is no evidence of a round");
      }
      if (node.path("format").asInt() != RoundEvidence.FORMAT) {
        throw new IllegalArgumentException(
            "its format is " + node.path("format") + "; needed " + RoundEvidence.FORMAT);
      }
      return MAPPER.treeToValue(node, RoundEvidence.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it does not read: " + e.getOriginalMessage(), e);
    }
  }
}
