package io.myelin.api.market;

import io.myelin.api.Amount;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a stake would change in the next block. */
public record StakePreview(
    @Schema(description = "success, failed or refused, as a dry run says") String outcome,
    @Schema(description = "Why it is no success.") Optional<String> error,
    @Schema(description = "Null when it is refused.") Optional<Amount> fee,
    @Schema(
            description =
                "What the price would move by: 0 where TAO and alpha are one for one; null where"
                    + " the subnet has another mechanism")
        Optional<Double> slippage,
    Amount stakeNow,
    Amount stakeThen,
    @Schema(description = "Of all stake on the subnet, 0 to 1.") double shareNow,
    double shareThen) {}
