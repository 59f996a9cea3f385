package io.myelin.primitives.trie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Vectors;
import io.myelin.primitives.state.StateEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateTrieTest {
  @Test
  void shouldAgreeWithEveryOrderedVector() {
    for (JsonNode c : Vectors.read("tries.json").get("ordered")) {
      List<byte[]> values = new ArrayList<>();
      c.get("values").forEach(v -> values.add(Hex.decode(v.asText())));
      assertEquals(c.get("rootV0").asText(), TrieRoot.ordered(values, false).hex());
      assertEquals(c.get("rootV1").asText(), TrieRoot.ordered(values, true).hex());
    }
  }

  @Test
  void shouldAgreeWithEveryStateVector() {
    for (JsonNode c : Vectors.read("tries.json").get("state")) {
      Map<byte[], byte[]> pairs = new TreeMap<>(Arrays::compareUnsigned);
      c.get("pairs").forEach(p -> pairs.put(Vectors.hex(p, "key"), Vectors.hex(p, "value")));
      assertEquals(c.get("rootV0").asText(), TrieRoot.state(pairs, false).hex());
      assertEquals(c.get("rootV1").asText(), TrieRoot.state(pairs, true).hex());
    }
  }

  @Test
  void shouldBehaveLikeASortedMapUnderRandomChanges() {
    for (int seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
      StateTrie trie = StateTrie.EMPTY;
      for (int step = 0; step < 400; step++) {
        byte[] key = new byte[random.nextInt(4)];
        random.nextBytes(key);
        for (int i = 0; i < key.length; i++) {
          key[i] &= 0x13;
        }
        if (random.nextInt(3) == 0) {
          model.remove(key);
          trie = trie.remove(key);
        } else {
          byte[] value = new byte[random.nextInt(50)];
          random.nextBytes(value);
          model.put(key, value);
          trie = trie.put(key, value);
        }
        assertArrayEquals(model.get(key), trie.get(key).orElse(null));
      }
      assertEquals(TrieRoot.state(model, true), trie.root(), "seed " + seed);
      byte[] prefix = {(byte) (random.nextInt(2) * 0x10)};
      byte[] after = {prefix[0], (byte) random.nextInt(4)};
      assertScan(model, trie, new byte[0], new byte[0]);
      assertScan(model, trie, prefix, new byte[0]);
      assertScan(model, trie, prefix, after);
    }
  }

  @Test
  void shouldHashOnlyWhatChangedYetAgreeWithAFullRecomputation() {
    for (int seed = 1; seed <= 10; seed++) {
      Random random = new Random(seed);
      TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
      StateTrie trie = StateTrie.EMPTY;
      List<StateTrie> snapshots = new ArrayList<>();
      List<Hash256> roots = new ArrayList<>();
      for (int block = 0; block < 30; block++) {
        TreeMap<byte[], Optional<byte[]>> changes = new TreeMap<>(Arrays::compareUnsigned);
        for (int i = random.nextInt(12); i >= 0; i--) {
          byte[] key = {(byte) (random.nextInt(3) * 0x11), (byte) random.nextInt(40), 7};
          byte[] value = new byte[random.nextInt(3) * 20];
          random.nextBytes(value);
          changes.put(
              Arrays.copyOf(key, 1 + random.nextInt(3)),
              random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value));
        }
        changes.forEach(
            (key, value) -> value.ifPresentOrElse(v -> model.put(key, v), () -> model.remove(key)));
        trie = trie.apply(changes);
        assertEquals(TrieRoot.state(model, true), trie.root(), "seed " + seed);
        snapshots.add(trie);
        roots.add(trie.root());
      }
      for (int i = 0; i < snapshots.size(); i++) {
        TreeMap<byte[], byte[]> kept = new TreeMap<>(Arrays::compareUnsigned);
        snapshots.get(i).scan(new byte[0]).forEachRemaining(e -> kept.put(e.key(), e.value()));
        assertEquals(roots.get(i), TrieRoot.state(kept, true), "block " + i + ", seed " + seed);
      }
    }
  }

  @Test
  void shouldReturnItselfWhenNothingIsRemoved() {
    StateTrie trie = StateTrie.EMPTY.put(new byte[] {1}, new byte[] {2});
    assertSame(trie, trie.remove(new byte[] {1, 0}));
  }

  private static void assertScan(
      TreeMap<byte[], byte[]> model, StateTrie trie, byte[] prefix, byte[] after) {
    Iterator<StateEntry> entries = trie.scanFrom(prefix, after);
    model.forEach(
        (key, value) -> {
          boolean under =
              key.length >= prefix.length
                  && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
          if (under && (after.length == 0 || Arrays.compareUnsigned(key, after) > 0)) {
            StateEntry entry = entries.next();
            assertArrayEquals(key, entry.key());
            assertArrayEquals(value, entry.value());
          }
        });
    assertEquals(false, entries.hasNext());
    Iterator<StateEntry> back = trie.scanBack(prefix, after);
    model
        .descendingMap()
        .forEach(
            (key, value) -> {
              boolean under =
                  key.length >= prefix.length
                      && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
              if (under && (after.length == 0 || Arrays.compareUnsigned(key, after) < 0)) {
                StateEntry entry = back.next();
                assertArrayEquals(key, entry.key());
                assertArrayEquals(value, entry.value());
              }
            });
    assertEquals(false, back.hasNext());
  }
}
