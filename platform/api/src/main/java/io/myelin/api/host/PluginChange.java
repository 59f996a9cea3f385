package io.myelin.api.host;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a change. */
public record PluginChange(
    String id,
    @Schema(description = "As the command says it.") String sentence,
    @Schema(description = "What it is now; null when it is gone.") Optional<PluginDetail> plugin,
    @Schema(description = "Neurons that are meant to run it.") List<String> neurons,
    @Schema(description = "Follows what its neurons make of it; null where nothing follows.")
        Optional<String> job,
    @Schema(description = "The command that does the same.") String cli,
    @Schema(description = "The call that does the same.") String curl) {
  public PluginChange {
    neurons = List.copyOf(neurons);
  }
}
