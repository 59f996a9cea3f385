package io.myelin.api.access;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A local user. */
public record User(
    @Schema(example = "ann") String name,
    @Schema(example = "viewer") String role,
    @Schema(example = "2026-01-02T03:04:05Z") Instant since,
    @Schema(
            description = "Another one when the user is changed; for If-Match.",
            example = "e3b0c44298fc1c14")
        String tag,
    @Schema(
            description =
                "After a change: the call that makes the same, with the token in $TOKEN and a word in"
                    + " place of a password; null where it is only read.")
        Optional<String> curl) {}
