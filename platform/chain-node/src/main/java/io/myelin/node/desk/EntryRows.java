package io.myelin.node.desk;

import io.myelin.api.AsOf;
import io.myelin.api.chain.StateEntry;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import io.myelin.node.lists.Rows;
import io.myelin.primitives.trie.StateTrie;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;

/** Entries of a state whose keys begin alike; a place is a key, from which a page goes on. */
record EntryRows(
    AsOf asOf, StateTrie state, byte[] prefix, BiFunction<byte[], byte[], StateEntry> shown)
    implements Rows<StateEntry> {
  private static final HexFormat HEX = HexFormat.of();

  @Override
  public Place start() {
    return new Place(asOf.block(), 0);
  }

  @Override
  public List<Row<StateEntry>> next(Place from, boolean backwards, int most) {
    byte[] key = HEX.parseHex(from.key());
    if (backwards && key.length == 0) {
      return List.of();
    }
    Iterator<io.myelin.primitives.state.StateEntry> entries =
        backwards ? state.scanBack(prefix, key) : state.scanFrom(prefix, key);
    List<Row<StateEntry>> rows = new ArrayList<>();
    while (rows.size() < most && entries.hasNext()) {
      io.myelin.primitives.state.StateEntry entry = entries.next();
      Place place = new Place(asOf.block(), 0, HEX.formatHex(entry.key()));
      rows.add(new Row<>(place, shown.apply(entry.key(), entry.value())));
    }
    return rows;
  }
}
