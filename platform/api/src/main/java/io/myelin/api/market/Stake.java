package io.myelin.api.market;

import io.myelin.api.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a coldkey has staked with one hotkey on one subnet. */
@Schema(description = "What a coldkey has staked with one hotkey on one subnet.")
public record Stake(String hotkey, String name, int netuid, Amount value, boolean registered) {}
