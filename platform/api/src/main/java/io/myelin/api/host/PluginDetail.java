package io.myelin.api.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plugin as its operator keeps it. */
public record PluginDetail(
    String id,
    @Schema(description = "WAITING, LIVE or DISABLED") String state,
    @Schema(description = "For If-Match with changes; the ETag of the answer, too.") String tag,
    @Schema(description = "The live one first, then the one that waits, then the one before.")
        List<PluginVersion> versions,
    @Schema(description = "What the live version may; null while none is live.")
        Optional<PluginGrants> granted,
    @Schema(description = "What the version that waits asks for; null when none waits.")
        Optional<PluginGrants> asked,
    @Schema(description = "Of miner, validator and rounds.") List<String> roles,
    @Schema(description = "What it can be asked.") List<String> tasks,
    @Schema(
            implementation = Object.class,
            description = "JSON Schema of what a neuron's row may set; empty when nothing.")
        JsonNode settings,
    @Schema(description = "Names of the neurons that are meant to run it.") List<String> neurons,
    @Schema(description = "What to do next, as a command; null when nothing waits for anybody.")
        Optional<String> next) {
  public PluginDetail {
    versions = List.copyOf(versions);
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
    neurons = List.copyOf(neurons);
  }
}
