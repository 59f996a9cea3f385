package io.myelin.primitives.trie;

/**
 * A node that a store has.
 *
 * @param id of its record, above 0
 * @param reference what its parent writes for it in layout V1; shared, must not be changed
 */
public record StoredNode(long id, byte[] reference) implements TrieChild {
  @Override
  public byte[] reference(boolean hashLongValues) {
    return reference;
  }
}
