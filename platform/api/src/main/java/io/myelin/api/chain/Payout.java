package io.myelin.api.chain;

import io.myelin.api.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one hotkey got in one block. */
public record Payout(
    long block,
    @Schema(description = "Place among the payouts of its block, from 0.") int index,
    int netuid,
    String hotkey,
    @Schema(description = "As this machine's address book has it; empty when it has none.")
        String name,
    String kind,
    Amount amount) {}
