package io.myelin.api.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.RequestBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Neurons as {@code neurons.json} names them. */
@Schema(
    description = "Neurons as neurons.json names them.",
    examples =
        "{\"netuid\":1,\"plugin\":\"text\",\"neurons\":[{\"name\":\"miner-1\",\"role\":\"miner\",\"wallet\":\"market\",\"hotkey\":\"miner-1\",\"settings\":{}}]}")
public record AddNeurons(
    @Schema(description = "Their subnet: needed.", example = "1") Optional<Integer> netuid,
    @Schema(description = "What they run; not needed where the node is on the subnet already.")
        Optional<String> plugin,
    @Schema(
            implementation = Object[].class,
            description =
                "Rows {name, role, wallet, hotkey, coldkeyUri, hotkeyUri, stakeTao, settings}; keys"
                    + " themselves are never sent.")
        Optional<List<JsonNode>> neurons)
    implements RequestBody {}
