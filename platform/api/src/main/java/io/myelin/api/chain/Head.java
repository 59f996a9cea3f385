package io.myelin.api.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The newest block. */
public record Head(
    @Schema(example = "1387") long number,
    @Schema(example = "0x86ed46b81374598fd538d6cb230ed11c2283f0546e1c7facc856327e884a63f8")
        String hash,
    @Schema(example = "0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1")
        String parentHash,
    @Schema(example = "0x9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a")
        String stateRoot) {}
