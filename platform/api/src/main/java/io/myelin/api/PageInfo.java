package io.myelin.api;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a page lies in its list. Cursors are opaque; they stay true while the chain grows.
 *
 * @param next cursor of the page after this one; null on the last page
 * @param prev cursor of the page before this one; null on the first page
 * @param first cursor of the first page
 * @param size rows on this page
 * @param total rows of the whole list, where it is known without counting a table
 * @param asOf the block up to which the list goes
 * @param cutAt where rows are missing that the list should have; null when it is complete
 */
public record PageInfo(
    @Schema(description = "Cursor of the page after this one; null on the last page.")
        Optional<String> next,
    @Schema(description = "Cursor of the page before this one; null on the first page.")
        Optional<String> prev,
    @Schema(description = "Cursor of the first page.") String first,
    @Schema(description = "Rows on this page.") int size,
    @Schema(description = "Rows of the whole list; null where that is not known without counting.")
        Optional<Long> total,
    AsOf asOf,
    @Schema(description = "Why and where rows are missing; null when the list is complete.")
        Optional<String> cutAt) {}
