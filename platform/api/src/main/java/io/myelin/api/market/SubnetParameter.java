package io.myelin.api.market;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A parameter of a subnet as the chain stores it. */
@Schema(description = "A parameter of a subnet as the chain stores it.")
public record SubnetParameter(
    String name,
    String type,
    @Schema(implementation = Object.class, description = "Decoded.") JsonNode value,
    @Schema(description = "Whether nothing is stored, so that the chain's default holds.")
        boolean isDefault,
    @Schema(description = "What the chain's authors say of it.") String docs) {}
