package io.myelin.api.host;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A jar that is kept for a plugin. */
public record PluginVersion(
    String version,
    @Schema(
            description =
                "live: neurons run it; previous: a rollback makes it live; waiting: for what it"
                    + " asks to be granted")
        String place,
    String sha256,
    long bytes,
    String modality,
    @Schema(description = "Who vouched for it when it came in.") String signature,
    Instant installed,
    @Schema(description = "What was granted with it, or is asked for while it waits.")
        PluginGrants grants,
    @Schema(description = "Null before it was tried.") Optional<PluginTrial> trial) {}
