package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a second person says. */
public record ApprovalDecision(
    @Schema(description = "approve or refuse: needed.", example = "refuse")
        Optional<String> decision,
    @Schema(
            description = "At most 200 characters, for who asked and for the audit log.",
            example = "not this version")
        Optional<String> reason)
    implements RequestBody {}
