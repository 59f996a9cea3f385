package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who was just signed in. */
public record SignedIn(
    @Schema(example = "ann") String name,
    @Schema(example = "operator") String role,
    @Schema(
            description = "What a page of this session sends as X-Myelin-Csrf with each change.",
            example = "of-this-session")
        String csrf,
    @Schema(example = "2026-01-02T03:04:05Z") Instant expires) {}
