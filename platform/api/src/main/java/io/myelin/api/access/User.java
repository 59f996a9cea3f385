package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A local user. */
public record User(
    String name,
    String role,
    Instant since,
    @Schema(description = "Another one when the user is changed; for If-Match.") String tag) {}
