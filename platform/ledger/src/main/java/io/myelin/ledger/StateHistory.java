package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.trie.StateTrie;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The state tries of recent heights and of genesis; unchanged branches are shared between them. */
final class StateHistory {
  private final ConcurrentSkipListMap<Long, StateTrie> tries = new ConcurrentSkipListMap<>();
  private final StateTrie genesis;

  private StateHistory(StateTrie genesis) {
    this.genesis = genesis;
  }

  /**
   * Rebuilds the head's trie from the flat state and older ones by undoing blocks.
   *
   * @param genesis the state of block 0
   * @throws LedgerException when the flat state does not have the head's state root
   */
  static StateHistory load(Store store, StateTrie genesis, long height, Hash256 expectedRoot) {
    StateHistory history = new StateHistory(genesis);
    StateTrie trie = store.loadState();
    if (!trie.root().equals(expectedRoot)) {
      throw new LedgerException(
          "the stored state is damaged: its root is "
              + trie.root()
              + ", block "
              + height
              + " says "
              + expectedRoot
              + "; restore a backup or remove the data folder");
    }
    history.tries.put(height, trie);
    for (long h = height; h > 0 && h > height - Ledger.HISTORY; h--) {
      Optional<Map<byte[], Optional<byte[]>>> undo = store.undo(h);
      if (undo.isEmpty()) {
        break;
      }
      trie = trie.apply(undo.get());
      history.tries.put(h - 1, trie);
    }
    return history;
  }

  Optional<StateTrie> at(long height) {
    return height == 0 ? Optional.of(genesis) : Optional.ofNullable(tries.get(height));
  }

  void push(long height, StateTrie trie) {
    tries.put(height, trie);
    tries.headMap(height - Ledger.HISTORY, true).clear();
  }
}
