package io.myelin.api.access;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whoever asks. */
public record Session(
    boolean signedIn,
    String name,
    @Schema(description = "Null for nobody.") Optional<String> role,
    @Schema(description = "How it was proved: owner-token, session, token or none.") String via,
    @Schema(description = "Whether callers of this machine read without signing in.") boolean open,
    @Schema(description = "What a page of this session sends as X-Myelin-Csrf with each change.")
        Optional<String> csrf,
    List<String> permissions) {
  public Session {
    permissions = List.copyOf(permissions);
  }
}
