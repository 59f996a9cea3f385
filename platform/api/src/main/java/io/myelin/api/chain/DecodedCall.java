package io.myelin.api.chain;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call in words. */
public record DecodedCall(
    String pallet,
    String name,
    @Schema(
            implementation = Object.class,
            description = "Arguments by name; a list where they have none.")
        JsonNode args) {}
