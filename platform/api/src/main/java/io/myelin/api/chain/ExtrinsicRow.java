package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An extrinsic of the chain's history. */
@Schema(description = "An extrinsic of the chain's history.")
public record ExtrinsicRow(
    long block,
    int index,
    String hash,
    @Schema(description = "An address; null for what the author put in.") Optional<String> signer,
    String pallet,
    String call,
    @Schema(implementation = Object.class, description = "Arguments by name.") JsonNode arguments,
    boolean success,
    @Schema(description = "Why it failed, in words.") Optional<String> failure,
    @Schema(
            description =
                "What failed inside a call that succeeded, in words, such as the call that Sudo"
                    + " carried out; null when nothing did.")
        Optional<String> innerFailure) {}
