package io.myelin.api.market;

import io.myelin.api.Amount;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a place on a subnet cost after an epoch of it. */
@Schema(description = "What a place on a subnet cost after an epoch of it.")
public record RegistrationPrice(
    @Schema(description = "The block that ended the epoch.") long block,
    Instant time,
    Amount price) {}
