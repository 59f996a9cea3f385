package io.myelin.api.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An extrinsic that the pool took. */
public record Submitted(
    String hash,
    @Schema(description = "ready; future: its nonce is ahead of the account's next one")
        String status,
    @Schema(description = "Where its way is told.") String follow,
    @Schema(description = "The command that does the same.") String cli,
    @Schema(description = "The line for curl that does the same.") String curl) {}
