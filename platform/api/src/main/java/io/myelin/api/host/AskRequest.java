package io.myelin.api.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A question to a neuron of a subnet. */
public record AskRequest(
    @Schema(
            implementation = Object.class,
            description =
                "The fields of the task's question: needed. What is left out gets its schema's default.",
            example = "{\"prompt\": \"Uk9NRU86\"}")
        JsonNode question,
    @Schema(
            description = "One of the subnet's; not needed where it has one.",
            example = "TextComplete")
        Optional<String> task,
    @Schema(description = "Who is asked; the neuron of the most incentive when it is left out.")
        Optional<String> hotkey,
    @Schema(description = "At most the task's own limit.", example = "5000")
        Optional<Long> limitMillis)
    implements RequestBody {}
