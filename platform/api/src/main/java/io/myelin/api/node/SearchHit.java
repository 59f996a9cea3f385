package io.myelin.api.node;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that a text may mean. */
@Schema(description = "Something that a text may mean.")
public record SearchHit(
    @Schema(description = "account, block, extrinsic, subnet or neuron") String type,
    String label,
    @Schema(description = "What tells it from others of its type.") String detail,
    @Schema(description = "Where the interface tells of it.") String href) {}
