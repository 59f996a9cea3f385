package io.myelin.api.market;

import io.myelin.api.Amount;
import io.myelin.api.RequestBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stake that somebody thinks of. */
@Schema(description = "A stake that somebody thinks of.")
public record StakePreviewRequest(
    @Schema(
            description = "Address of who would sign.",
            example = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty")
        String coldkey,
    @Schema(
            description = "Address of whom he would stake with.",
            example = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")
        String hotkey,
    @Schema(example = "1") int netuid,
    Amount amount,
    @Schema(description = "add or remove", example = "add") String direction)
    implements RequestBody {}
