package io.myelin.api.market;

import io.myelin.api.Amount;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neuron of a subnet; ratios are numbers from 0 to 1. */
@Schema(description = "A neuron of a subnet; ratios are numbers from 0 to 1.")
public record Neuron(
    int netuid,
    int uid,
    String hotkey,
    String coldkey,
    @Schema(description = "As this machine's address book has it; empty when it has none.")
        String name,
    Amount stake,
    boolean active,
    boolean validatorPermit,
    double stakeWeight,
    double consensus,
    double incentive,
    double dividends,
    double validatorTrust,
    Amount emission,
    long lastUpdate,
    long registeredAt,
    Optional<Axon> axon) {}
