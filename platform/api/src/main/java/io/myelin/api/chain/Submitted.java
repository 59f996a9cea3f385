package io.myelin.api.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An extrinsic that the pool took. */
public record Submitted(
    @Schema(example = "0x86ed46b81374598fd538d6cb230ed11c2283f0546e1c7facc856327e884a63f8")
        String hash,
    @Schema(
            description = "ready; future: its nonce is ahead of the account's next one",
            example = "ready")
        String status,
    @Schema(
            description = "Where its way is told.",
            example =
                "/api/v1/stream?topics=extrinsic:0x86ed46b81374598fd538d6cb230ed11c2283f0546e1c7facc856327e884a63f8")
        String follow,
    @Schema(
            description = "The command that does the same.",
            example = "./myelin tx PALLET CALL ARGUMENTS --from WALLET")
        String cli,
    @Schema(
            description = "The line for curl that does the same.",
            example =
                "curl -H 'Content-Type: application/json' -d '{\"extrinsic\":\"0x\"}' http://127.0.0.1:9944/api/v1/extrinsics")
        String curl) {}
