package io.myelin.node.desk;

import io.myelin.api.AsOf;
import io.myelin.node.index.HistoryReader;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import io.myelin.node.lists.Rows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows of a table of the index, by block and by place in it. */
record IndexRows<T>(
    AsOf asOf,
    Optional<String> cutAt,
    boolean newestFirst,
    Function<HistoryReader.Window, List<Row<T>>> table)
    implements Rows<T> {
  @Override
  public Place start() {
    return newestFirst ? new Place(asOf.block() + 1, 0) : Place.BOTTOM;
  }

  @Override
  public List<Row<T>> next(Place from, boolean backwards, int most) {
    return table.apply(
        new HistoryReader.Window(from.height(), from.index(), newestFirst == backwards, most));
  }
}
