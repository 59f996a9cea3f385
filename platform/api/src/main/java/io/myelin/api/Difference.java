package io.myelin.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change would make, in the words that the audit log would have. */
@Schema(description = "What a change would make; nothing was changed.")
public record Difference(
    @Schema(description = "What there is; null where the change adds.") Optional<String> before,
    @Schema(description = "What there would be; null where the change takes away.")
        Optional<String> after) {}
