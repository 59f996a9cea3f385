package io.myelin.api.host;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subnet that can be asked here, since its plugin is on this node. */
public record Askable(
    @Schema(example = "1") int netuid,
    @Schema(example = "text") String plugin,
    @Schema(description = "Of the plugin.", example = "1.0.0") String version,
    @Schema(example = "text") String modality) {}
