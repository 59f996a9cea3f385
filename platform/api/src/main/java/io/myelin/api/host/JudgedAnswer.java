package io.myelin.api.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A question that a validator asked, what came back, and what that was worth. */
public record JudgedAnswer(
    @Schema(description = "Its place in the round.") int question,
    String task,
    @Schema(description = "As HTTP has them; 200 for an answer.") int status,
    String message,
    long millis,
    @Schema(implementation = Object.class, description = "The question's fields.") JsonNode asked,
    @Schema(implementation = Object.class, description = "None of its fields without an answer.")
        JsonNode answer,
    @Schema(
            implementation = Object.class,
            description = "What the answer was held against; never sent to a miner.")
        JsonNode truth,
    @Schema(description = "0 to 1; null when it was not judged.") Optional<Double> score,
    @Schema(description = "Gained beyond knowing nothing; null where that is not measured.")
        Optional<Double> bits,
    @Schema(
            implementation = Object.class,
            description = "What the plugin gives for its verdict; null when it gives nothing.")
        Optional<JsonNode> evidence,
    @Schema(description = "Why it could not be scored; null when it could.")
        Optional<String> reason) {}
