package io.myelin.api.market;

import io.myelin.api.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a hotkey got on a subnet for one cause. */
@Schema(description = "What a hotkey got on a subnet for one cause.")
public record PayoutTotal(
    int netuid, String hotkey, String name, String kind, long count, Amount amount) {}
