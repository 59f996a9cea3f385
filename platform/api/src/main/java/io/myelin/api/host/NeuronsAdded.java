package io.myelin.api.host;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Neurons were added. */
public record NeuronsAdded(
    @Schema(example = "1") int added,
    @Schema(example = "./myelin neuron add miner-1 --netuid 1 --role miner --data data") String cli,
    @Schema(
            example =
                "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H 'X-Myelin-Request: 1' http://127.0.0.1:9944/host/api/v1/neurons")
        String curl) {}
