package io.myelin.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plugin, a plugin whose note is damaged, or a dropped jar that was refused. */
public record PluginRow(
    @Schema(description = "Null for a refused jar.") Optional<String> id,
    @Schema(description = "Name of a refused jar; null for a plugin.") Optional<String> file,
    @Schema(description = "WAITING, LIVE, DISABLED, DAMAGED or REFUSED") String state,
    @Schema(description = "That is live, or the first one while it waits.")
        Optional<String> version,
    Optional<String> modality,
    Optional<String> sha256,
    Optional<Long> bytes,
    Optional<String> signature,
    Optional<Instant> installed,
    Optional<PluginGrants> grants,
    @Schema(description = "The version that a rollback makes live; null when there is none.")
        Optional<String> previous,
    @Schema(description = "The version that waits for approval; null when none does.")
        Optional<String> waiting,
    @Schema(description = "Names of the neurons that are meant to run it.") List<String> neurons,
    @Schema(description = "Why it is damaged or was refused; null when it is neither.")
        Optional<String> reason) {
  public PluginRow {
    neurons = List.copyOf(neurons);
  }
}
