package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of the chain's history. */
@Schema(description = "An event of the chain's history.")
public record EventRow(
    long block,
    int index,
    @Schema(description = "Place of the extrinsic that brought it about.")
        Optional<Integer> extrinsic,
    String pallet,
    String event,
    @Schema(implementation = Object.class, description = "Fields by name.") JsonNode fields) {}
