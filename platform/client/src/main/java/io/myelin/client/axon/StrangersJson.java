package io.myelin.client.axon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads JSON of strangers, who choose small texts that become large trees. */
public final class StrangersJson {
  /** An honest text is flat; a deep one is made to break whoever copies it. */
  private static final int DEEPEST = 64;

  /**
   * Values, names and brackets. A token costs a tree up to 100 bytes, so a text of the most tokens
   * takes less than 1 MB; sixteen full distributions of 64 bytes have 4,200.
   */
  static final int MOST_TOKENS = 8_192;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxTokenCount(MOST_TOKENS)
                      .build())
              .build());

  private StrangersJson() {}

  /**
   * The text as a tree.
   *
   * @throws IOException when it is not JSON, too deep or of too many tokens
   */
  public static JsonNode read(byte[] bytes) throws IOException {
    return JSON.readTree(bytes);
  }
}
