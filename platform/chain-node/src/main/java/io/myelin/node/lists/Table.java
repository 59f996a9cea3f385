package io.myelin.node.lists;

import io.myelin.api.AsOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Rows that are held whole, of one block's state: in any order. A place is that block and the place
 * in this order, so later pages have to be made from the same state.
 */
public record Table<T>(AsOf asOf, List<T> values, Optional<String> cutAt) implements Rows<T> {
  public Table {
    values = List.copyOf(values);
  }

  public Table(AsOf asOf, List<T> values) {
    this(asOf, values, Optional.empty());
  }

  @Override
  public Place start() {
    return new Place(asOf.block(), -1);
  }

  @Override
  public OptionalLong total() {
    return OptionalLong.of(values.size());
  }

  @Override
  public List<Row<T>> next(Place from, boolean backwards, int most) {
    int at = (int) Math.max(-1, Math.min(from.index(), values.size()));
    int first = backwards ? Math.max(0, at - most) : at + 1;
    int end = backwards ? at : Math.min(values.size(), at + 1 + most);
    List<Row<T>> rows =
        new ArrayList<>(
            IntStream.range(first, Math.max(first, end))
                .mapToObj(i -> new Row<>(new Place(asOf.block(), i), values.get(i)))
                .toList());
    if (backwards) {
      Collections.reverse(rows);
    }
    return rows;
  }
}
