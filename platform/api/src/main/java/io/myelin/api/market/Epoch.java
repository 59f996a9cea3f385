package io.myelin.api.market;

import io.myelin.api.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neuron as one epoch left it. */
@Schema(name = "EpochNeuron", description = "A neuron as one epoch left it.")
public record Epoch(
    @Schema(description = "The block that ended the epoch.") long block,
    int uid,
    String hotkey,
    String name,
    Amount stake,
    double incentive,
    double dividends,
    @Schema(description = "How far a validator agrees with the others.") double validatorTrust,
    @Schema(description = "What the epoch gave the neuron.") Amount emission) {}
