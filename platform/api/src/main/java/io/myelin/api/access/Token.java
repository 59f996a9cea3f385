package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token, without its secret. */
public record Token(
    @Schema(example = "k3Xq9Zt0bVn2") String id,
    @Schema(description = "What it is for.", example = "nightly report") String name,
    @Schema(example = "viewer") String role,
    @Schema(description = "Who made it.", example = "ann") String by,
    @Schema(example = "2026-01-02T03:04:05Z") Instant since,
    @Schema(example = "2026-02-01T03:04:05Z") Instant expires) {}
