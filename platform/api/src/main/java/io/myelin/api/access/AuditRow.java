package io.myelin.api.access;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody did. */
public record AuditRow(
    long number,
    Instant at,
    String who,
    @Schema(description = "What they were then; empty for nobody in particular.") String role,
    @Schema(description = "How they proved it: owner-token, session, token, files or none.")
        String via,
    @Schema(description = "The name of the change, such as index.rebuild.") String what,
    @Schema(description = "What it was done to, such as the request's line.") String target,
    @Schema(description = "asked, begun, done, failed or refused") String outcome,
    @Schema(description = "Null where nobody says.") Optional<String> before,
    @Schema(description = "What is there now, or the reason of a refusal.") Optional<String> after,
    @Schema(description = "The address of the caller.") String from,
    @Schema(description = "Of this entry and, through it, of all before it.") String hash) {}
