package io.myelin.api.market;

import io.myelin.api.AsOf;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What neurons say of each other: the places of all columns are the same pair's. */
public record Matrix(
    int netuid,
    @Schema(description = "The block after which it was so.") AsOf asOf,
    @Schema(description = "Neurons of the subnet.") int size,
    @Schema(description = "Uid of who says it.") List<Integer> from,
    @Schema(description = "Uid of whom it is said of.") List<Integer> to,
    @Schema(description = "As stored, 0 to 65535; rows need not sum to anything.")
        List<Integer> value) {
  public Matrix {
    from = List.copyOf(from);
    to = List.copyOf(to);
    value = List.copyOf(value);
  }
}
