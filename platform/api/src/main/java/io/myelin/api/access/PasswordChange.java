package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The password of now, and the one that is wanted. */
public record PasswordChange(
    @Schema(description = "The one of now: needed.", example = "what only ann knows")
        Optional<Secret> password,
    @Schema(
            description = "The new one, 12 to 128 characters: needed.",
            example = "what nobody guesses")
        Optional<Secret> wanted)
    implements RequestBody {}
