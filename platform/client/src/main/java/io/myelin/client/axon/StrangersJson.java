package io.myelin.client.axon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads JSON of strangers, who choose small texts that become large trees. */
public final class StrangersJson {
  /** An honest text is flat; a deep one is made to break whoever copies it. */
  private static final int DEEPEST = 64;

  /**
   * Values, names and brackets. A token costs a tree up to 100 bytes, so a text of the most tokens
   * takes less than 1 MB; sixteen full distributions of 64 bytes have 4,200.
   */
  static final int MOST_TOKENS = 8_192;

  /** So many bytes of an honest text have one token, where its task allows long texts. */
  private static final int BYTES_OF_A_TOKEN = 4;

  private static final Map<Integer, ObjectMapper> BY_TOKENS = new ConcurrentHashMap<>();

  private StrangersJson() {}

  /** How many tokens a text may have whose task allows so many bytes. */
  static int tokens(int allowedBytes) {
    return Math.max(MOST_TOKENS, Integer.highestOneBit(allowedBytes / BYTES_OF_A_TOKEN));
  }

  /**
   * The text as a tree.
   *
   * @param allowedBytes how long a text the task allows, whatever this one has
   * @throws IOException when it is not JSON, too deep or of too many tokens
   */
  public static JsonNode read(byte[] bytes, int allowedBytes) throws IOException {
    return BY_TOKENS.computeIfAbsent(tokens(allowedBytes), StrangersJson::mapper).readTree(bytes);
  }

  private static ObjectMapper mapper(int tokens) {
    return new ObjectMapper(
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(tokens)
                    .build())
            .build());
  }
}
