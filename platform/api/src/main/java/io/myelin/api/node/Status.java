package io.myelin.api.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether this node is well. */
public record Status(
    At head,
    @Schema(description = "Height up to which blocks cannot be replaced any more.") long finalized,
    String genesis,
    long pid,
    String preset,
    @Schema(description = "open: this machine reads without signing in; else required")
        String signIn,
    boolean healthy,
    @Schema(description = "Why it is not healthy; null when it is.") Optional<String> reason,
    @Schema(
            description =
                "The code that checks signatures here; it passed its edge cases when the process"
                    + " started.")
        String signatures,
    @Schema(
            implementation = Object.class,
            description = "What the neuron host says of its workers.")
        JsonNode workers) {
  /** The newest block. */
  @Schema(name = "StatusHead")
  public record At(long number, String hash, String stateRoot) {}
}
