package io.myelin.api.chain;

import io.myelin.api.Amount;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What there was in all after a block. */
@Schema(description = "What there was in all after a block.")
public record Issuance(long block, Instant time, Amount issuance) {}
