package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call, and who will sign it. */
@Schema(
    description = "A call, and who will sign it.",
    examples =
        "{\"call\":{\"pallet\":\"Balances\",\"name\":\"transfer_keep_alive\",\"args\":{\"dest\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\",\"value\":\"1000\"}},\"signer\":\"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty\",\"eraBlocks\":64}")
public record PrepareRequest(
    @Schema(
            implementation = Object.class,
            description = "SCALE as hex, or {pallet, name, args} in words.")
        JsonNode call,
    @Schema(description = "Address of who will sign it.") String signer,
    @Schema(description = "Blocks for which it can stand in a block; 64 without it.")
        Optional<Integer> eraBlocks)
    implements RequestBody {}
