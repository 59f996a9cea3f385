package io.myelin.api.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be asked, and how much of it. */
public record AskableTask(
    @Schema(example = "TextComplete") String name,
    @Schema(description = "Within which a neuron has to answer.") long limitMillis,
    @Schema(description = "The largest question.") int questionBytes,
    @Schema(description = "The largest answer.") int answerBytes,
    @Schema(description = "The largest attachment; 0 where it takes none.") long attachmentBytes,
    @Schema(description = "Fields of the question that its signature covers, in order.")
        List<String> signed,
    @Schema(implementation = Object.class, description = "JSON Schema of a question.")
        JsonNode question,
    @Schema(implementation = Object.class, description = "JSON Schema of an answer.")
        JsonNode answer) {
  public AskableTask {
    signed = List.copyOf(signed);
  }
}
