package io.myelin.api.market;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neuron whose rank the latest epoch of its subnet changed. */
@Schema(description = "A neuron whose rank the latest epoch of its subnet changed.")
public record Mover(
    int netuid,
    int uid,
    String hotkey,
    @Schema(description = "As this machine's address book has it; empty when it has none.")
        String name,
    @Schema(description = "The block that ended the epoch.") long block,
    @Schema(description = "1 is the best: of miners by incentive, of validators by dividends.")
        int rank,
    @Schema(description = "Places up; below 0 it is down.") int moved) {}
