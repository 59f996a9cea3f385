package io.myelin.api.host;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody saw what a version asks for, and grants all of it. */
public record PluginApproval(
    @Schema(description = "Of the version that asks: needed.") Optional<String> sha256,
    @Schema(description = "Has to be what it asks for: needed.") Optional<PluginGrants> grants)
    implements RequestBody {}
