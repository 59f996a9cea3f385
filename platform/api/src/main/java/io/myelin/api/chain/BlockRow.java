package io.myelin.api.chain;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A block in a list. */
@Schema(description = "A block in a list.")
public record BlockRow(
    long number,
    String hash,
    String parentHash,
    String stateRoot,
    Instant time,
    int extrinsics,
    int failed,
    @Schema(description = "Of all extrinsics together.") long bytes,
    int payouts) {}
