package io.myelin.primitives.trie;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The new nodes of a trie as records for a store.
 *
 * @param trie the same state, from the store
 * @param root its root's record
 * @param nodes to be kept, children before parents, with ids that follow each other
 * @param superseded ids of records that are in the trie before alone
 */
public record TrieCommit(StateTrie trie, StoredNode root, List<Kept> nodes, long[] superseded) {
  /** A node, by its record's id, and the record. */
  public record Kept(long id, TrieNode node, byte[] record) {}

  static TrieCommit of(TrieNode root, long firstId, NodeSource store, long[] superseded) {
    List<Kept> nodes = new ArrayList<>();
    TrieNode kept = keep(root, firstId, nodes);
    return new TrieCommit(StateTrie.of(kept, store), StoredNode.of(kept), nodes, superseded);
  }

  private static TrieNode keep(TrieNode node, long firstId, List<Kept> nodes) {
    if (node.id != 0) {
      return node;
    }
    @Nullable TrieChild[] children = node.isLeaf() ? node.children : node.children.clone();
    for (int i = 0; i < children.length; i++) {
      if (children[i] instanceof TrieNode child) {
        children[i] = StoredNode.of(keep(child, firstId, nodes));
      }
    }
    TrieNode kept = new TrieNode(firstId + nodes.size(), node.partial, node.value, children);
    kept.knownAs(node.reference(true));
    nodes.add(new Kept(kept.id, kept, NodeRecord.encode(kept)));
    return kept;
  }
}
