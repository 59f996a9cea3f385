package io.myelin.api.host;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A setting of node or host, as it holds in this process. */
public record Setting(
    @Schema(description = "As a system property.") String name,
    @Schema(description = "As an environment variable.") String variable,
    @Schema(description = "Null while nobody set it; a secret is shown as ***.")
        Optional<String> value,
    @Schema(description = "What holds when nobody sets it, in words or as it is.") String otherwise,
    @Schema(description = "environment, system property, file or default") String source,
    @Schema(description = "The option of ./myelin up that sets it; null where none does.")
        Optional<String> option,
    String meaning) {}
