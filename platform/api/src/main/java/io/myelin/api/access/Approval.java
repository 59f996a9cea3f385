package io.myelin.api.access;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change that waits for a second person, or what became of it. */
public record Approval(
    String id,
    @Schema(description = "As the audit log names it, such as plugin.install.") String change,
    @Schema(description = "What both persons need.") String permission,
    String method,
    @Schema(description = "As it was sent, with its application.") String path,
    @Schema(description = "As it was sent; empty without.") String query,
    @Schema(description = "The body in words, without secrets; empty where it is no JSON.")
        String summary,
    @Schema(description = "SHA-256 of the body; null where it could give a secret away.")
        Optional<String> digest,
    @Schema(description = "Who asked.") String who,
    Instant asked,
    Instant expires,
    @Schema(description = "waiting, approved, refused, used or expired") String state,
    @Schema(description = "Who decided; null before.") Optional<String> by,
    @Schema(description = "When; null before.") Optional<Instant> decided,
    String reason,
    @Schema(description = "Whether whoever reads this asked for it, also by a token of theirs.")
        boolean own,
    @Schema(description = "Whether whoever reads this may approve it.") boolean mayApprove,
    @Schema(description = "After a change: the command that does the same; else null.")
        Optional<String> cli,
    @Schema(
            description =
                "After a change: the call that does the same, with the token in $TOKEN; else null.")
        Optional<String> curl) {
  /** The same after it was decided. */
  public Approval decided(String cli, String curl) {
    return new Approval(
        id,
        change,
        permission,
        method,
        path,
        query,
        summary,
        digest,
        who,
        asked,
        expires,
        state,
        by,
        decided,
        reason,
        own,
        mayApprove,
        Optional.of(cli),
        Optional.of(curl));
  }
}
