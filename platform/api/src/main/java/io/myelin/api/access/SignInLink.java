package io.myelin.api.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that signs in as owner, once. */
public record SignInLink(
    @Schema(description = "What stands behind '#' of the path; browsers send it to nobody.")
        Secret secret,
    String path,
    Instant expires) {}
