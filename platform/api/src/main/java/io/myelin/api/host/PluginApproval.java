package io.myelin.api.host;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody saw what a version asks for, and grants all of it. */
@Schema(
    description = "That somebody saw what a version asks for, and grants all of it.",
    examples =
        "{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"grants\":{\"capabilities\":[{\"kind\":\"native\",\"asked\":[\"runs the library llama\"]}],\"memoryMegabytes\":512,\"threads\":2}}")
public record PluginApproval(
    @Schema(description = "Of the version that asks: needed.") Optional<String> sha256,
    @Schema(description = "Has to be what it asks for: needed.") Optional<PluginGrants> grants)
    implements RequestBody {}
