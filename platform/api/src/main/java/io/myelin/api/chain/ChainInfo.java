package io.myelin.api.chain;

import io.myelin.api.Amount;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The chain in one look. */
public record ChainInfo(
    String name,
    String genesis,
    Head head,
    @Schema(description = "Height up to which blocks cannot be replaced any more.") long finalized,
    int specVersion,
    long blockMillis,
    Amount issuance,
    Amount cap,
    Amount blockEmission,
    @Schema(description = "Issuance at which the emission of a block halves next.")
        Amount nextHalvingAt,
    @Schema(description = "Blocks until then at the emission of now; null when nothing is emitted.")
        Optional<Long> blocksToHalving,
    Instant time) {}
