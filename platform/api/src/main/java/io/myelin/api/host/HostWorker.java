package io.myelin.api.host;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The process behind a neuron. */
public record HostWorker(
    @Schema(description = "Of its neuron.") String name,
    String role,
    int netuid,
    @Schema(description = "Id and version.") String plugin,
    @Schema(description = "STARTING, READY, WAITING, REFUSED or STOPPED") String state,
    @Schema(description = "0 without a process; the same for those who share one.") long pid,
    @Schema(description = "In bytes; of a shared process its part.") long memory,
    int restarts,
    @Schema(description = "Why it is not ready, or was last started again; empty when neither.")
        String reason,
    @Schema(description = "What keeps it from the rest of the machine.") String contained) {}
