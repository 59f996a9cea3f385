package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token, without its secret. */
public record Token(
    String id,
    @Schema(description = "What it is for.") String name,
    String role,
    @Schema(description = "Who made it.") String by,
    Instant since,
    Instant expires) {}
