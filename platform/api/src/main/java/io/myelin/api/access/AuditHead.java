package io.myelin.api.access;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the audit log is. */
public record AuditHead(
    long entries,
    @Schema(
            description =
                "Whoever keeps it elsewhere can prove later that nothing before was changed.")
        String hash,
    boolean sound,
    @Schema(description = "Bytes of an entry that was not written to its end.") long tornBytes,
    @Schema(description = "Where it is not as it was written; null when it is sound.")
        Optional<String> fault) {}
