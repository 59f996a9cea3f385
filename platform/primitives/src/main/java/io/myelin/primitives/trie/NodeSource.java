package io.myelin.primitives.trie;

/** Where a trie finds the nodes that it does not hold. Safe for threads. */
@FunctionalInterface
public interface NodeSource {
  /**
   * The node of a record, see {@link NodeRecord#decode}.
   *
   * @throws RuntimeException when the record is gone, or is not what its parent says
   */
  TrieNode load(StoredNode node);
}
