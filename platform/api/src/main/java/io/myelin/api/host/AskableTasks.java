package io.myelin.api.host;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subnet that can be asked here, with what can be asked. */
public record AskableTasks(
    @Schema(example = "1") int netuid,
    @Schema(example = "text") String plugin,
    @Schema(description = "Of the plugin.", example = "1.0.0") String version,
    @Schema(example = "text") String modality,
    List<AskableTask> tasks) {
  public AskableTasks {
    tasks = List.copyOf(tasks);
  }
}
