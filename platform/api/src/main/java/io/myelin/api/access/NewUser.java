package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is added. */
public record NewUser(
    @Schema(description = "Small letters, digits and . _ -: needed.", example = "ann")
        Optional<String> name,
    @Schema(description = "One of /api/v1/roles: needed.", example = "viewer")
        Optional<String> role,
    @Schema(description = "12 to 128 characters: needed.", example = "what only ann knows")
        Optional<Secret> password)
    implements RequestBody {}
