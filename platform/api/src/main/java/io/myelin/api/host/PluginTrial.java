package io.myelin.api.host;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of the dry run of a jar, which is played before neurons run it. */
public record PluginTrial(
    @Schema(description = "passed, refused, or unknown: it could not be tried here") String outcome,
    @Schema(description = "Why it did not pass; null when it did.") Optional<String> why) {}
