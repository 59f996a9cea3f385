package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An extrinsic of a block in words. */
@Schema(description = "An extrinsic of a block in words.")
public record DecodedExtrinsic(
    int index,
    String hash,
    @Schema(
            implementation = Object.class,
            description = "As the extrinsic names it; null for the author's own.")
        Optional<JsonNode> signer,
    @Schema(
            implementation = Object.class,
            description = "What the signed extensions put beside the call, by their names.")
        Map<String, JsonNode> extras,
    Optional<DecodedCall> call,
    @Schema(description = "Null where the block's events are not known any more.")
        Optional<Boolean> success,
    Optional<Failure> failure,
    @Schema(
            description =
                "What failed inside a call that succeeded, in words, such as the call that Sudo"
                    + " carried out; null when nothing did.")
        Optional<String> innerFailure,
    @Schema(description = "Why the rest is empty, for bytes that the metadata does not describe.")
        Optional<String> unreadable) {}
