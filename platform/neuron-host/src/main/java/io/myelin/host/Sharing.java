package io.myelin.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which neurons of a host share a process, as long as they run the same jar with the same grants.
 */
enum Sharing {
  /** Nobody. */
  NONE,
  /** Miners of one coldkey; each validator has a process of its own. */
  MINERS,
  /** Those, and all validators of a plugin. */
  ALL;

  private static final String ENTRY = "sharing";

  private String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * What a table says; {@link #MINERS} when it says nothing.
   *
   * @throws IllegalArgumentException when it says something else
   */
  static Sharing of(JsonNode table) {
    if (!table.has(ENTRY)) {
      return MINERS;
    }
    JsonNode said = table.path(ENTRY);
    return Arrays.stream(values())
        .filter(each -> said.isTextual() && each.label().equals(said.asText()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ENTRY
                        + " is "
                        + said
                        + "; needed: "
                        + Arrays.stream(values())
                            .map(Sharing::label)
                            .collect(Collectors.joining(", "))));
  }

  /** The same for neurons that trust each other; empty for one on its own. */
  Optional<String> word(boolean validator, AccountId coldkey) {
    if (validator) {
      return this == ALL ? Optional.of("validators") : Optional.empty();
    }
    return this == NONE ? Optional.empty() : Optional.of("miners of " + Ss58.encode(coldkey));
  }
}
