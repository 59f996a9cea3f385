package io.myelin.api.market;

import io.myelin.api.Amount;
import io.myelin.api.RequestBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stake that somebody thinks of. */
@Schema(description = "A stake that somebody thinks of.")
public record StakePreviewRequest(
    @Schema(description = "Address of who would sign.") String coldkey,
    @Schema(description = "Address of whom he would stake with.") String hotkey,
    int netuid,
    Amount amount,
    @Schema(description = "add or remove") String direction)
    implements RequestBody {}
