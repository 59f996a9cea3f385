package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the state. */
@Schema(description = "An entry of the state.")
public record StateEntry(
    @Schema(
            implementation = Object[].class,
            description = "Parts of the key; an object of a hash where one cannot be read back.")
        List<JsonNode> keys,
    @Schema(implementation = Object.class, description = "Decoded; null where it cannot be.")
        Optional<JsonNode> value,
    @Schema(description = "The whole key as hex.") String key,
    @Schema(description = "The stored bytes as hex.") String raw) {
  public StateEntry {
    keys = List.copyOf(keys);
  }
}
