package io.myelin.api.access;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list that is not of a block: short and whole, or the audit log page by page. */
public record Items<T>(List<T> items, Page page) {
  public Items {
    items = List.copyOf(items);
  }

  /** All there is. */
  public static <T> Items<T> whole(List<T> items) {
    return new Items<>(items, new Page(Optional.empty(), items.size()));
  }

  /** Where it goes on. */
  @Schema(name = "ItemsPage")
  public record Page(
      @Schema(description = "Give it as 'before' for what comes after these; null at the end.")
          Optional<Long> next,
      int size) {}
}
