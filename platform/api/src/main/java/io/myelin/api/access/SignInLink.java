package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that signs in as owner, once. */
public record SignInLink(
    @Schema(
            description = "What stands behind '#' of the path; browsers send it to nobody.",
            example = "shown-this-once")
        Secret secret,
    @Schema(example = "/console/signin#shown-this-once") String path,
    @Schema(example = "2026-01-02T03:04:05Z") Instant expires,
    @Schema(
            description = "The command that makes another one.",
            example = "./myelin signin --data data")
        String cli,
    @Schema(
            description = "The call that makes another one, with the caller's token in $TOKEN.",
            example =
                "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H 'X-Myelin-Request: 1' http://127.0.0.1:9944/api/v1/sign-in-links")
        String curl) {}
