package io.myelin.node.desk;

import io.myelin.api.AsOf;
import io.myelin.api.chain.BlockRow;
import io.myelin.node.chain.ChainService;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import io.myelin.node.lists.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** All blocks by their height. */
record BlockRows(ChainService chain, boolean newestFirst) implements Rows<BlockRow> {
  @Override
  public AsOf asOf() {
    return Views.asOf(chain.head());
  }

  @Override
  public Place start() {
    return newestFirst ? new Place(head() + 1, 0) : Place.BOTTOM;
  }

  private long head() {
    return chain.ledger().head().height();
  }

  @Override
  public OptionalLong total() {
    return OptionalLong.of(head() + 1);
  }

  @Override
  public List<Row<BlockRow>> next(Place from, boolean backwards, int most) {
    long step = newestFirst == backwards ? 1 : -1;
    long head = head();
    List<Row<BlockRow>> rows = new ArrayList<>();
    for (long height = Math.min(from.height(), head + 1) + step;
        height >= 0 && height <= head && rows.size() < most;
        height += step) {
      Place place = new Place(height, 0);
      chain.block(height).ifPresent(block -> rows.add(new Row<>(place, Views.row(block))));
    }
    return rows;
  }
}
