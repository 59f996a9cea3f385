package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An extrinsic as it would be submitted, or a call that nobody signed yet and who would. */
@Schema(
    description = "An extrinsic as it would be submitted, or a call and who would sign it.",
    examples =
        "{\"call\":{\"pallet\":\"Balances\",\"name\":\"transfer_keep_alive\",\"args\":{\"dest\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\",\"value\":\"1000\"}},\"from\":\"5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty\"}")
public record TrialRequest(
    @Schema(description = "SCALE as hex.") Optional<String> extrinsic,
    @Schema(
            implementation = Object.class,
            description = "SCALE as hex, or {pallet, name, args} in words.")
        Optional<JsonNode> call,
    @Schema(description = "Address of who would sign the call.") Optional<String> from)
    implements RequestBody {}
