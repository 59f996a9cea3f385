package io.myelin.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The block whose state an answer shows.
 *
 * @param time that its author wrote into it
 */
public record AsOf(
    @Schema(example = "1387") long block,
    @Schema(example = "0x86ed46b81374598fd538d6cb230ed11c2283f0546e1c7facc856327e884a63f8")
        String hash,
    @Schema(example = "2026-01-02T03:04:05Z") Instant time) {}
