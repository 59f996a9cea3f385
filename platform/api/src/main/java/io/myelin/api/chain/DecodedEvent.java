package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of a block in words. */
@Schema(description = "An event of a block in words.")
public record DecodedEvent(
    int index,
    @Schema(description = "initialization, extrinsic or finalization") String phase,
    @Schema(description = "Place of the extrinsic that brought it about.") Optional<Long> extrinsic,
    String pallet,
    String name,
    @Schema(
            implementation = Object.class,
            description = "Fields by name; a list where they have none.")
        JsonNode fields) {}
