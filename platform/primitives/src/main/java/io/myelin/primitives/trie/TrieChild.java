package io.myelin.primitives.trie;

/** What stands in a branch's slot: a node at hand, or one that a store has. */
sealed interface TrieChild permits TrieNode, StoredNode {
  /**
   * What a parent writes for it: the encoding when shorter than 32 bytes, else its blake2b-256.
   *
   * @param hashLongValues layout V1; a stored node is always of that layout
   */
  byte[] reference(boolean hashLongValues);
}
