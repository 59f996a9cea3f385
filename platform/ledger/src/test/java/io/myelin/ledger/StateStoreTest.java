package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.Database.Family;
import io.myelin.ledger.StateStore.Keeping;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.trie.NodeSource;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States are kept as long as they are wanted, and leave nothing behind. */
class StateStoreTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final GenesisConfig DEV = GenesisFile.preset("dev");
  @TempDir private Path dir;

  @Test
  void shouldKeepTheWantedStatesAndNoNodeBesides() {
    try (Database database = new Database(dir)) {
      Random random = new Random(17);
      List<Hash256> roots = new ArrayList<>();
      StateStore states = new StateStore(database, History.of(10), Optional.empty());
      StateTrie state = StateTrie.EMPTY;
      for (int height = 0; height <= 60; height++) {
        if (height == 30) { // as after a restart
          states = new StateStore(database, History.of(10), Optional.of(29L));
          state = states.at(29).orElseThrow();
        }
        state = keep(database, states, height, state.apply(changes(random)));
        roots.add(state.root());
      }
      for (int height = 0; height <= 60; height++) {
        Optional<Hash256> root = states.at(height).map(StateTrie::root);
        assertEquals(
            height == 0 || height > 50 ? Optional.of(roots.get(height)) : Optional.empty(), root);
      }
      assertEquals(
          needed(database, 0, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60),
          count(database, Family.NODES));
      assertEquals(11, count(database, Family.ROOTS));
      assertEquals(11, count(database, Family.SUPERSEDED));
    }
  }

  @Test
  void shouldLetOldStatesGoWhenAnArchiveIsNoLongerWanted() {
    try (Ledger ledger = open(History.ALL)) {
      for (int i = 1; i <= 50; i++) {
        ledger.produce(i * 250L);
      }
      assertTrue(ledger.stateAt(ledger.hashAt(1).orElseThrow()).isPresent());
    }
    try (Ledger ledger = open(History.of(10))) {
      for (int i = 51; i <= 60; i++) {
        ledger.produce(i * 250L);
      }
      assertFalse(ledger.stateAt(ledger.hashAt(50).orElseThrow()).isPresent());
      assertTrue(ledger.stateAt(ledger.hashAt(51).orElseThrow()).isPresent());
      assertTrue(ledger.stateAt(ledger.hashAt(0).orElseThrow()).isPresent());
    }
    try (Database database = new Database(dir.resolve("store"))) {
      assertEquals(11, count(database, Family.ROOTS));
      assertEquals(
          needed(database, 0, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60),
          count(database, Family.NODES));
    }
  }

  /** The folder of a build that kept the head's key-values and what each block overwrote. */
  @Test
  void shouldOpenAFlatStateAndGoOn() {
    List<Hash256> roots = new ArrayList<>();
    try (Ledger ledger = open(History.of(20))) {
      for (int i = 1; i <= 30; i++) {
        ledger.produce(i * 250L);
      }
      flatten(ledger, roots);
    }
    try (Ledger ledger = open(History.of(20))) {
      assertEquals(31, ledger.produce(99_000).height());
      for (int height = 12; height <= 30; height++) {
        StateTrie state = ledger.stateAt(ledger.hashAt(height).orElseThrow()).orElseThrow();
        assertEquals(roots.get(height - 10), state.root());
      }
      assertEquals(
          ledger.blockAt(0).orElseThrow().header().stateRoot(),
          ledger.stateAt(ledger.genesisHash()).orElseThrow().root());
      assertFalse(ledger.stateAt(ledger.hashAt(9).orElseThrow()).isPresent());
    }
    try (Database database = new Database(dir.resolve("store"))) {
      assertEquals(0, count(database, Family.STATE));
      assertEquals(0, count(database, Family.UNDO));
    }
  }

  @Test
  void shouldRefuseAFlatStateThatIsNotTheHeads() {
    try (Ledger ledger = open(History.of(20))) {
      ledger.produce(250);
      flatten(ledger, new ArrayList<>());
    }
    try (Database database = new Database(dir.resolve("store"));
        Batch batch = database.batch()) {
      batch.put(Family.STATE, new byte[] {1, 2, 3}, new byte[] {4}).write();
    }
    LedgerException refused = assertThrows(LedgerException.class, () -> open(History.of(20)));
    assertTrue(refused.toString().contains("the stored state is damaged"), refused.toString());
  }

  /** Closes the ledger and gives its store the form of earlier builds. */
  private void flatten(Ledger ledger, List<Hash256> roots) {
    long head = ledger.head().height();
    List<StateTrie> states = new ArrayList<>();
    Map<Long, Map<byte[], Optional<byte[]>>> undo = new TreeMap<>();
    Map<byte[], byte[]> flat = new TreeMap<>(Arrays::compareUnsigned);
    for (long height = Math.max(1, head - 20); height <= head; height++) {
      ledger.stateAt(ledger.hashAt(height).orElseThrow()).ifPresent(states::add);
    }
    long first = head - states.size() + 1;
    roots.add(Hash256.ZERO);
    for (int i = 0; i < states.size(); i++) {
      roots.add(states.get(i).root());
      if (i > 0) {
        undo.put(first + i, overwritten(states.get(i - 1), states.get(i)));
      }
    }
    states
        .get(states.size() - 1)
        .scan(new byte[0])
        .forEachRemaining(entry -> flat.put(entry.key(), entry.value()));
    ledger.close();
    try (Database database = new Database(dir.resolve("store"));
        Batch batch = database.batch()) {
      batch.clear(Family.NODES).clear(Family.ROOTS).clear(Family.SUPERSEDED);
      batch.delete(Family.META, "genesis-config".getBytes(StandardCharsets.US_ASCII));
      flat.forEach((key, value) -> batch.put(Family.STATE, key, value));
      undo.forEach(
          (height, values) ->
              batch.put(Family.UNDO, Database.key(height), FlatState.UNDO.encode(values)));
      batch.write();
    }
  }

  private static Map<byte[], Optional<byte[]>> overwritten(StateTrie before, StateTrie after) {
    Map<byte[], Optional<byte[]>> undo = new TreeMap<>(Arrays::compareUnsigned);
    after
        .scan(new byte[0])
        .forEachRemaining(
            entry -> {
              Optional<byte[]> old = before.get(entry.key());
              if (old.isEmpty() || !Arrays.equals(old.get(), entry.value())) {
                undo.put(entry.key(), old);
              }
            });
    before
        .scan(new byte[0])
        .forEachRemaining(
            entry -> {
              if (after.get(entry.key()).isEmpty()) {
                undo.put(entry.key(), Optional.of(entry.value()));
              }
            });
    return undo;
  }

  private static StateTrie keep(Database database, StateStore states, long at, StateTrie state) {
    try (Batch batch = database.batch()) {
      Keeping keeping = states.keep(batch, at, state);
      batch.write();
      states.kept(keeping);
      return keeping.state();
    }
  }

  private static Map<byte[], Optional<byte[]>> changes(Random random) {
    Map<byte[], Optional<byte[]>> changes = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < 20; i++) {
      byte[] key = {(byte) random.nextInt(20), (byte) random.nextInt(20)};
      changes.put(
          key, random.nextBoolean() ? Optional.of(new byte[random.nextInt(60)]) : Optional.empty());
    }
    changes.put(new byte[] {1}, Optional.of(new byte[] {1}));
    return changes;
  }

  /** How many nodes the states of these heights have together. */
  private static long needed(Database database, long... heights) {
    StateStore states = new StateStore(database, History.ALL, Optional.empty());
    Set<Long> ids = new TreeSet<>();
    NodeSource noting =
        name -> {
          ids.add(name.id());
          return states.load(name);
        };
    for (long height : heights) {
      StateTrie.stored(states.rootAt(height).orElseThrow(), noting)
          .scan(new byte[0])
          .forEachRemaining(entry -> {});
    }
    return ids.size();
  }

  private static long count(Database database, Family family) {
    List<byte[]> keys = new ArrayList<>();
    database.forEach(family, (key, value) -> keys.add(key));
    return keys.size();
  }

  private Ledger open(History history) {
    return Ledger.open(dir, DEV, RuntimeSchedule.only(new StandardRuntime()), ALICE, history);
  }
}
