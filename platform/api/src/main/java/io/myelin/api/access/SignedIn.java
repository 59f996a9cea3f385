package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who was just signed in. */
public record SignedIn(
    String name,
    String role,
    @Schema(description = "What a page of this session sends as X-Myelin-Csrf with each change.")
        String csrf,
    Instant expires) {}
