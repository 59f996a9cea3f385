package io.myelin.api.host;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who was asked, and what they answered. */
public record AskAnswer(
    int netuid,
    String task,
    int uid,
    String hotkey,
    @Schema(description = "0 to 1, of the neuron that was asked.") double incentive,
    @Schema(description = "By incentive among those that serve, from 1.") int rank,
    @Schema(description = "How many serve.") int serving,
    @Schema(description = "Why this one was chosen.") String why,
    @Schema(description = "How long the answer took.") long millis,
    @Schema(implementation = Object.class, description = "The fields of the task's answer.")
        JsonNode answer) {}
