package io.myelin.api.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a validator of this node asked a neuron in its newest round, and what it thinks of it. */
public record JudgedRound(
    @Schema(description = "Name of the validator's neuron.") String validator,
    int netuid,
    int uid,
    String hotkey,
    @Schema(description = "Counted by the validator.") long round,
    @Schema(description = "False: it told little about miners, and the means did not take it in.")
        boolean counted,
    @Schema(description = "The mean so far, which becomes the weight.") double score,
    double roundScore,
    @Schema(description = "Each measure in this round; bits by the names that end in Bits.")
        Map<String, Double> value,
    @Schema(description = "The running mean of each measure.") Map<String, Double> means,
    @Schema(description = "By measure, why it has no value.") Map<String, String> unmeasured,
    @Schema(description = "Why its answers are not kept; null when they are.")
        Optional<String> leftOut,
    List<JudgedAnswer> answers,
    @Schema(description = "The command that computes the score again from its evidence.")
        String cli) {
  public JudgedRound {
    value = Map.copyOf(value);
    means = Map.copyOf(means);
    unmeasured = Map.copyOf(unmeasured);
    answers = List.copyOf(answers);
  }
}
