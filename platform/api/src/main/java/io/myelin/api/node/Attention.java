package io.myelin.api.node;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that needs a person. */
@Schema(description = "Something that needs a person.")
public record Attention(
    @Schema(description = "bad or warn") String severity,
    @Schema(description = "Stable; programs decide by it.") String code,
    @Schema(description = "What is wrong and what to do.") String sentence) {}
