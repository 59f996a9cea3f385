package io.myelin.api.node;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the index is. */
public record IndexState(
    @Schema(
            description =
                "opening; filling: from the start, reads go on meanwhile; following; rebuilding:"
                    + " somebody asked for it; unavailable")
        String state,
    @Schema(description = "The highest indexed block; -1 when there is none.") long height,
    long head,
    long lag,
    @Schema(
            description =
                "Why it is unavailable, or which rows are missing; null when all is well.")
        Optional<String> reason,
    @Schema(description = "After a change: the command that does the same; else null.")
        Optional<String> cli,
    @Schema(
            description =
                "After a change: the call that does the same, with the token in $TOKEN; else null.")
        Optional<String> curl) {
  /** The same after it was changed. */
  public IndexState changed(String cli, String curl) {
    return new IndexState(state, height, head, lag, reason, Optional.of(cli), Optional.of(curl));
  }
}
