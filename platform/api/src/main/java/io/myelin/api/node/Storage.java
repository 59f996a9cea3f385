package io.myelin.api.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the data folder takes, and what is left on its volume. */
@Schema(description = "What the data folder takes, and what is left on its volume.")
public record Storage(
    @Schema(description = "When it was counted; at most a minute ago.") Instant at,
    List<Part> parts,
    @Schema(description = "Bytes of the volume that the data folder is on.") long size,
    @Schema(description = "Bytes of it that this process may still use.") long free) {

  /** A folder of the data folder. */
  @Schema(name = "StoragePart", description = "A folder of the data folder.")
  public record Part(
      @Schema(
              description =
                  "The folder's name; 'other' is everything else, such as keys and what a running"
                      + " node unpacks.",
              examples = "chain")
          String name,
      @Schema(description = "Bytes of its files; null for an index in a data base elsewhere.")
          Optional<Long> bytes) {}
}
