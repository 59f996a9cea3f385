package io.myelin.ledger;

import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.Database.Family;
import io.myelin.ledger.StateStore.Keeping;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.trie.StateTrie;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state as builds before stored tries kept it: the head's key-values, and for each recent block
 * the values it overwrote. It is turned into stored tries once, when such a folder is opened.
 */
final class FlatState {
  private static final Codec<Optional<byte[]>> VALUE = Codecs.option(Codecs.BYTES);

  static final Codec<Map<byte[], Optional<byte[]>>> UNDO =
      Codec.of(
          (out, undo) -> {
            out.compact(undo.size());
            undo.forEach(
                (key, value) -> {
                  out.lengthPrefixed(key);
                  VALUE.write(out, value);
                });
          },
          in -> {
            Map<byte[], Optional<byte[]>> undo = new TreeMap<>(Arrays::compareUnsigned);
            int count = in.length(2);
            for (int i = 0; i < count; i++) {
              undo.put(in.lengthPrefixed(), VALUE.read(in));
            }
            return undo;
          });

  private final Database database;

  FlatState(Database database) {
    this.database = database;
  }

  /** A block's changes, seen from the state before it. */
  private record Step(long height, Map<byte[], Optional<byte[]>> changes) {}

  boolean isPresent() {
    return database.firstFrom(Family.STATE, new byte[0]).isPresent();
  }

  /**
   * Keeps the states of genesis, of recent blocks and of the head as tries. What an earlier try
   * left is cleared first and the flat state goes last, so that a crash begins anew.
   *
   * @throws LedgerException when the flat state does not have the head's state root
   */
  void migrate(StateTrie genesis, long head, Hash256 expectedRoot, History history) {
    try (Batch batch = database.batch()) { // what an earlier try left had ids of its own
      batch.clear(Family.NODES).clear(Family.ROOTS).clear(Family.SUPERSEDED).write();
    }
    StateStore states = new StateStore(database, history, Optional.empty());
    StateTrie trie = StateTrie.EMPTY.apply(flat());
    if (!trie.root().equals(expectedRoot)) {
      throw new LedgerException(
          "the stored state is damaged: its root is "
              + trie.root()
              + ", block "
              + head
              + " says "
              + expectedRoot
              + "; restore a backup or remove the data folder");
    }
    Deque<Step> forward = new ArrayDeque<>();
    for (long height = head; height > history.oldest(head); height--) {
      Optional<Map<byte[], Optional<byte[]>>> undo =
          database.get(Family.UNDO, Database.key(height)).map(UNDO::decode);
      if (undo.isEmpty()) {
        break;
      }
      Map<byte[], Optional<byte[]>> changes = new TreeMap<>(Arrays::compareUnsigned);
      for (byte[] key : undo.get().keySet()) {
        changes.put(key, trie.get(key));
      }
      forward.push(new Step(height, changes));
      trie = trie.apply(undo.get());
    }
    keep(states, 0, genesis);
    if (head > 0) {
      trie = keep(states, head - forward.size(), trie);
    }
    for (Step step : forward) {
      trie = keep(states, step.height(), trie.apply(step.changes()));
    }
    try (Batch batch = database.batch()) {
      batch.clear(Family.STATE).clear(Family.UNDO).write();
    }
  }

  private StateTrie keep(StateStore states, long height, StateTrie state) {
    try (Batch batch = database.batch()) {
      Keeping keeping = states.keep(batch, height, state);
      batch.write();
      states.kept(keeping);
      states.remember(keeping);
      return keeping.state();
    }
  }

  private Map<byte[], Optional<byte[]>> flat() {
    Map<byte[], Optional<byte[]>> entries = new TreeMap<>(Arrays::compareUnsigned);
    database.forEach(Family.STATE, (key, value) -> entries.put(key, Optional.of(value)));
    return entries;
  }
}
