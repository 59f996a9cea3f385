package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is changed of a user; what is not named stays. */
public record UserChange(
    @Schema(description = "One of /api/v1/roles.", example = "auditor") Optional<String> role,
    @Schema(description = "12 to 128 characters.") Optional<Secret> password)
    implements RequestBody {}
