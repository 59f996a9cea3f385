package io.myelin.api.market;

import io.myelin.api.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Balance and nonce of an account. */
public record Account(
    String address,
    @Schema(description = "As this machine's address book has it; empty when it has none.")
        String name,
    Amount free,
    Amount reserved,
    long nonce) {}
