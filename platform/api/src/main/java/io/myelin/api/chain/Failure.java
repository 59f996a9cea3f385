package io.myelin.api.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a call failed. */
public record Failure(
    @Schema(examples = "SubtensorModule.NotEnoughBalanceToStake") String name,
    @Schema(description = "What the chain's authors say of it.") String docs) {}
