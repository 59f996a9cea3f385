package io.myelin.primitives.trie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.state.StateEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A trie whose nodes are records of a store is the same trie, and leaves nothing behind. */
class StoredTrieTest {
  private final Map<Long, byte[]> records = new HashMap<>();
  private int loads;
  private long nextId = 1;

  private TrieNode load(StoredNode name) {
    loads++;
    byte[] record = records.get(name.id());
    if (record == null) {
      throw new NoSuchElementException("record " + name.id());
    }
    return NodeRecord.decode(name, record);
  }

  private StateTrie keep(StateTrie trie) {
    TrieCommit commit = trie.commit(nextId, this::load);
    commit.nodes().forEach(node -> records.put(node.id(), node.record()));
    nextId += commit.nodes().size();
    for (long id : commit.superseded()) {
      assertTrue(records.remove(id) != null, "superseded once, and of this trie");
    }
    return StateTrie.stored(commit.root(), this::load);
  }

  @Test
  void shouldStayTheSameTrieThroughManyKeptChanges() {
    Random random = new Random(11);
    NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    StateTrie plain = StateTrie.EMPTY;
    StateTrie stored = StateTrie.EMPTY;
    for (int block = 0; block < 300; block++) {
      Map<byte[], Optional<byte[]>> changes = new TreeMap<>(Arrays::compareUnsigned);
      for (int i = random.nextInt(12); i >= 0; i--) {
        changes.put(
            key(random), random.nextInt(3) > 0 ? Optional.of(value(random)) : Optional.empty());
      }
      changes.put(new byte[] {1}, Optional.of(new byte[] {(byte) block}));
      changes.forEach((k, v) -> v.ifPresentOrElse(x -> model.put(k, x), () -> model.remove(k)));
      plain = plain.apply(changes);
      stored = keep(stored.apply(changes));
      assertEquals(plain.root(), stored.root());
      byte[] key = key(random);
      assertEquals(model.containsKey(key), stored.get(key).isPresent());
    }
    assertEquals(entries(model.entrySet().iterator()), entries(stored.scan(new byte[0])));
    for (int i = 0; i < 50; i++) {
      byte[] prefix = Arrays.copyOf(key(random), 2);
      byte[] after = key(random);
      assertEquals(texts(plain.scanFrom(prefix, after)), texts(stored.scanFrom(prefix, after)));
    }
    assertEquals(reachable(stored), records.size());
  }

  @Test
  void shouldProveTheSameFromAStore() {
    Random random = new Random(5);
    StateTrie plain = StateTrie.EMPTY;
    for (int i = 0; i < 200; i++) {
      plain = plain.put(key(random), value(random));
    }
    StateTrie stored = keep(plain);
    for (int i = 0; i < 50; i++) {
      List<byte[]> keys = List.of(key(random), key(random));
      assertArrayEquals(plain.proof(keys).toArray(), stored.proof(keys).toArray());
    }
  }

  @Test
  void shouldReadOnlyTheNodesOnTheWay() {
    Random random = new Random(3);
    StateTrie trie = StateTrie.EMPTY;
    for (int i = 0; i < 4096; i++) {
      byte[] key = new byte[8];
      random.nextBytes(key);
      trie = trie.put(key, value(random));
    }
    byte[] key = trie.scan(new byte[] {0x77}).next().key();
    StateTrie stored = keep(trie);
    loads = 0;
    stored.get(key);
    assertTrue(loads <= 4, loads + " nodes read for one key");
    loads = 0;
    stored.scan(Arrays.copyOf(key, 2)).next();
    assertTrue(loads <= 5, loads + " nodes read for a prefix");
  }

  @Test
  void shouldKeepNothingNewForAValueThatIsThere() {
    StateTrie stored = keep(StateTrie.EMPTY.put(new byte[] {1, 2}, new byte[50]));
    StateTrie same = stored.put(new byte[] {1, 2}, new byte[50]);
    assertEquals(List.of(), same.commit(nextId, this::load).nodes());
  }

  @Test
  void shouldRefuseARecordThatIsNotWhatItsParentSays() {
    Random random = new Random(9);
    StateTrie trie = StateTrie.EMPTY;
    for (int i = 0; i < 60; i++) {
      trie = trie.put(key(random), value(random));
    }
    TrieCommit commit = trie.commit(1, this::load);
    int refused = 0;
    for (TrieCommit.Kept kept : commit.nodes()) {
      StoredNode name = new StoredNode(kept.id(), kept.node().reference(true));
      for (int at = 0; at < kept.record().length; at++) {
        byte[] damaged = kept.record().clone();
        damaged[at] ^= 1;
        if (!isId(kept.node(), damaged, name)) {
          refused++;
        }
      }
      byte[] torn = Arrays.copyOf(kept.record(), kept.record().length - 1);
      assertThrows(RuntimeException.class, () -> NodeRecord.decode(name, torn));
    }
    assertTrue(refused > 1_000, refused + " damaged records refused");
  }

  /** Ids of children are not in the hash; what they name is checked when it is read. */
  private static boolean isId(TrieNode node, byte[] damaged, StoredNode name) {
    try {
      TrieNode read = NodeRecord.decode(name, damaged);
      assertArrayEquals(node.encode(true), read.encode(true));
      return true;
    } catch (ScaleException | ArithmeticException refused) {
      return false;
    }
  }

  private int reachable(StateTrie trie) {
    TrieCommit all = trie.commit(nextId, this::load);
    assertEquals(List.of(), all.nodes());
    return count(all.root());
  }

  private int count(StoredNode name) {
    int count = 1;
    for (TrieChild child : load(name).children) {
      if (child instanceof StoredNode stored) {
        count += count(stored);
      }
    }
    return count;
  }

  private static List<String> entries(Iterator<?> entries) {
    List<String> texts = new ArrayList<>();
    entries.forEachRemaining(
        entry ->
            texts.add(
                entry instanceof StateEntry e
                    ? text(e.key(), e.value())
                    : text((Map.Entry<?, ?>) entry)));
    return texts;
  }

  private static List<String> texts(Iterator<StateEntry> entries) {
    return entries(entries);
  }

  private static String text(Map.Entry<?, ?> entry) {
    return text((byte[]) entry.getKey(), (byte[]) entry.getValue());
  }

  private static String text(byte[] key, byte[] value) {
    return Arrays.toString(key) + "=" + Arrays.toString(value);
  }

  private static byte[] key(Random random) {
    byte[] key = new byte[1 + random.nextInt(4)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) random.nextInt(24);
    }
    return key;
  }

  private static byte[] value(Random random) {
    byte[] value = new byte[random.nextInt(70)];
    random.nextBytes(value);
    return value;
  }
}
