package io.myelin.api.access;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What waits for a second person. */
public record ApprovalList(
    @Schema(description = "Whether changes need a second person on this node.") boolean required,
    @Schema(description = "Newest first; also those that ended within a week.")
        List<Approval> items) {
  public ApprovalList {
    items = List.copyOf(items);
  }
}
