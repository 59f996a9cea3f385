package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is made. */
public record NewToken(
    @Schema(description = "What it is for: needed.", example = "nightly report")
        Optional<String> name,
    @Schema(description = "One of /api/v1/roles: needed.", example = "viewer")
        Optional<String> role,
    @Schema(description = "How long it lives, 1 to 366: needed.", example = "30")
        Optional<Integer> days)
    implements RequestBody {}
