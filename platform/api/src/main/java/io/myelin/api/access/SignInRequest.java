package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name and its password, or the secret of a one-time link. */
public record SignInRequest(
    @Schema(description = "With a password.", example = "ann") Optional<String> name,
    @Schema(description = "Of that user.", example = "what only ann knows")
        Optional<Secret> password,
    @Schema(description = "In place of both.") Optional<Secret> link)
    implements RequestBody {}
