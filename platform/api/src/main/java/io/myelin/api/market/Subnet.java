package io.myelin.api.market;

import io.myelin.api.Amount;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subnet as its state shows it. */
@Schema(description = "A subnet as its state shows it.")
public record Subnet(
    @Schema(examples = "1") int netuid,
    String name,
    int mechanism,
    String owner,
    String ownerHotkey,
    @Schema(description = "Blocks of one epoch.") int tempo,
    int neurons,
    @Schema(description = "Neurons with a permit to validate; the first epoch gives them.")
        int validators,
    int maxNeurons,
    Amount registrationPrice,
    boolean started,
    boolean emissionEnabled,
    long lastEpochBlock,
    @Schema(
            description =
                "The block that ends the epoch that runs, at the earliest; null where none does.")
        Optional<Long> nextEpochBlock,
    long epochIndex,
    Amount tao,
    Amount emissionPerBlock,
    Amount pendingServer,
    Amount pendingValidator,
    Amount pendingOwnerCut) {}
