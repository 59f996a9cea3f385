package io.myelin.api.host;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A neuron of this node and its worker; also a dropped jar that was refused, as a row for people.
 */
public record HostNeuron(
    @Schema(description = "Its name on this node.") String neuron,
    @Schema(description = "miner, validator, host or jar") String role,
    @Schema(description = "Of its worker's process; 0 without one.") long pid,
    @Schema(description = "STARTING, READY, WAITING, REFUSED or STOPPED") String state,
    int restarts,
    @Schema(
            description =
                "Why it is not as it should be, or why its worker was last started again; empty"
                    + " when all is well.")
        String reason,
    @Schema(description = "In bytes; of a shared process its part.") long memory,
    @Schema(description = "What keeps the worker from the rest of the machine.") String contained,
    @Schema(description = "Whether the chain has it.") boolean enrolled,
    @Schema(description = "Its subnet; 0 for what is no neuron.") int netuid,
    @Schema(description = "Id and version of what it runs, or the name of what it should run.")
        String plugin) {}
