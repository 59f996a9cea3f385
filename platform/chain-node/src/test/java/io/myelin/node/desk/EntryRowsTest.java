package io.myelin.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.AsOf;
import io.myelin.api.chain.StateEntry;
import io.myelin.node.lists.Place;
import io.myelin.node.lists.Row;
import io.myelin.primitives.Hex;
import io.myelin.primitives.trie.StateTrie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EntryRowsTest {
  private static final int ENTRIES = 20_000;
  private static final byte[] PREFIX = {7, 8};
  private final List<byte[]> shown = new ArrayList<>();
  private final TreeMap<byte[], Optional<byte[]>> model = new TreeMap<>(Arrays::compareUnsigned);
  private final EntryRows rows;

  EntryRowsTest() {
    Random random = new Random(1);
    for (int i = 0; i < ENTRIES; i++) {
      byte[] key = new byte[2 + random.nextInt(6)];
      random.nextBytes(key);
      key[0] = 7;
      key[1] = 8;
      model.put(key, Optional.of(new byte[] {(byte) i}));
    }
    Map<byte[], Optional<byte[]>> all = new TreeMap<>(model);
    all.put(new byte[] {7, 7, 1}, Optional.of(PREFIX));
    all.put(new byte[] {7, 9}, Optional.of(PREFIX));
    rows =
        new EntryRows(
            new AsOf(5, "0x", Instant.EPOCH), StateTrie.EMPTY.apply(all), PREFIX, this::show);
  }

  private StateEntry show(byte[] key, byte[] value) {
    shown.add(key);
    return new StateEntry(List.of(), Optional.empty(), Hex.encode(key), Hex.encode(value));
  }

  @Test
  void shouldGiveEachEntryOnceForwardsAndBackwardsWithoutLookingAtTheOthers() {
    List<String> forwards = new ArrayList<>();
    Place last = rows.start();
    for (List<Row<StateEntry>> page = rows.next(last, false, 999);
        !page.isEmpty();
        page = rows.next(last, false, 999)) {
      page.forEach(row -> forwards.add(row.value().key()));
      last = page.get(page.size() - 1).place();
    }
    assertEquals(model.keySet().stream().map(Hex::encode).toList(), forwards);
    assertEquals(model.size(), shown.size(), "an entry was shown twice");

    List<String> backwards = new ArrayList<>(List.of(forwards.get(forwards.size() - 1)));
    for (List<Row<StateEntry>> page = rows.next(last, true, 777);
        !page.isEmpty();
        page = rows.next(last, true, 777)) {
      page.forEach(row -> backwards.add(row.value().key()));
      last = page.get(page.size() - 1).place();
    }
    Collections.reverse(backwards);
    assertEquals(forwards, backwards);
    assertTrue(rows.next(rows.start(), true, 1).isEmpty(), "something before the first");
  }

  @Test
  void shouldGoOnFromAKeyThatIsNotThere() {
    byte[] gone = model.higherKey(new byte[] {7, 8, 100});
    byte[] before = Arrays.copyOf(gone, gone.length + 1);
    Place place = new Place(5, 0, Hex.encode(before).substring(2));

    assertEquals(
        Hex.encode(model.higherKey(before)), rows.next(place, false, 1).get(0).value().key());
    assertEquals(Hex.encode(gone), rows.next(place, true, 1).get(0).value().key());
  }
}
