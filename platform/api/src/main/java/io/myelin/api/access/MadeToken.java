package io.myelin.api.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token and its secret, which is shown this once. */
public record MadeToken(
    Token token,
    @Schema(example = "myt_shown-this-once") Secret secret,
    @Schema(
            description = "The call that makes another one, with the caller's token in $TOKEN.",
            example =
                "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H 'X-Myelin-Request: 1' http://127.0.0.1:9944/api/v1/tokens")
        String curl) {}
