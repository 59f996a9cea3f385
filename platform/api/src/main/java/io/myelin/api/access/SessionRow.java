package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is signed in. */
public record SessionRow(
    String id,
    String name,
    String role,
    @Schema(description = "How they signed in.") String via,
    Instant since,
    Instant seen,
    Instant expires,
    @Schema(description = "The address they signed in from.") String from,
    @Schema(description = "What their browser called itself.") String agent,
    @Schema(description = "Whether it is the session that asks.") boolean current) {}
