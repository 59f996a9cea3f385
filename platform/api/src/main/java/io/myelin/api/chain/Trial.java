package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.Amount;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an extrinsic would do in the next block. */
public record Trial(
    long block,
    String blockHash,
    String signer,
    DecodedCall call,
    @Schema(
            description =
                "success; failed: in a block, for its fee; refused: no block would hold it")
        String outcome,
    Optional<Failure> error,
    @Schema(
            description =
                "What would fail inside a call that succeeds, in words, such as the call that Sudo"
                    + " carries out; null when nothing would.")
        Optional<String> innerFailure,
    @Schema(description = "Null when it is refused.") Optional<Amount> fee,
    List<DecodedEvent> events,
    List<Change> changes,
    @Schema(description = "Changes that are not shown.") int more) {
  public Trial {
    events = List.copyOf(events);
    changes = List.copyOf(changes);
  }

  /** A change of the state by the extrinsic alone. */
  @Schema(name = "StateChange")
  public record Change(
      String pallet,
      String item,
      @Schema(
              implementation = Object[].class,
              description = "Parts of the key; an object of a hash where one cannot be read back.")
          List<JsonNode> keys,
      @Schema(description = "The whole key as hex.") String key,
      @Schema(implementation = Object.class, description = "Null for none.")
          Optional<JsonNode> before,
      @Schema(implementation = Object.class, description = "Null for none.")
          Optional<JsonNode> after) {
    public Change {
      keys = List.copyOf(keys);
    }
  }
}
