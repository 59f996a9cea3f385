package io.myelin.primitives.trie;

/** Where a trie finds the nodes that it does not hold. Safe for threads. */
@FunctionalInterface
public interface NodeSource {
  /**
   * The node of a record, see {@link NodeRecord#decode}.
   *
   * @throws io.myelin.primitives.state.StateUnavailableException when the record is gone, is not
   *     what its parent says, or cannot be read
   */
  TrieNode load(StoredNode node);
}
