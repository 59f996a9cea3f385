package io.myelin.node.desk;

import io.myelin.api.AsOf;
import io.myelin.api.chain.StateEntry;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import io.myelin.node.lists.Rows;
import io.myelin.primitives.trie.StateTrie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;

/** Entries of a state whose keys begin alike; a place is how many are before it. */
record EntryRows(
    AsOf asOf, StateTrie state, byte[] prefix, BiFunction<byte[], byte[], StateEntry> shown)
    implements Rows<StateEntry> {
  @Override
  public Place start() {
    return new Place(asOf.block(), -1);
  }

  @Override
  public List<Row<StateEntry>> next(Place from, boolean backwards, int most) {
    long first = backwards ? Math.max(0, from.index() - most) : from.index() + 1;
    long end = backwards ? from.index() : first + most;
    Iterator<io.myelin.primitives.state.StateEntry> entries = state.scan(prefix);
    List<Row<StateEntry>> rows = new ArrayList<>();
    for (long at = 0; at < end && entries.hasNext(); at++) {
      io.myelin.primitives.state.StateEntry entry = entries.next();
      if (at >= first) {
        rows.add(new Row<>(new Place(asOf.block(), at), shown.apply(entry.key(), entry.value())));
      }
    }
    if (backwards) {
      Collections.reverse(rows);
    }
    return rows;
  }
}
