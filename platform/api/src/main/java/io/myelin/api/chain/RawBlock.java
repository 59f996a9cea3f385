package io.myelin.api.chain;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A block as bytes. */
public record RawBlock(
    long number,
    String hash,
    @Schema(description = "SCALE of the header, as hex.") String header,
    @Schema(description = "SCALE of each extrinsic, as hex.") List<String> extrinsics) {
  public RawBlock {
    extrinsics = List.copyOf(extrinsics);
  }
}
