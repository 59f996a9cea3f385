package io.myelin.api.host;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neuron was stopped and taken out of the table; the chain keeps its place. */
public record NeuronStopped(
    @Schema(example = "miner-1") String stopped,
    @Schema(example = "./myelin neuron stop miner-1 --data data") String cli,
    @Schema(
            example =
                "curl -X DELETE -H \"Authorization: Bearer $TOKEN\" -H 'X-Myelin-Request: 1' http://127.0.0.1:9944/host/api/v1/neurons/miner-1")
        String curl) {}
