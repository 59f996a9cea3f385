package io.myelin.api.host;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attachment as a question names it: put as it is into the question's field. */
public record Attached(
    @Schema(description = "64 hexadecimal digits.") String sha256,
    long bytes,
    @Schema(example = "application/octet-stream") @JsonProperty("media_type") String mediaType) {}
