package io.myelin.primitives.trie;

import java.util.Arrays;
import java.util.List;

/** Computes what is new of a trie on all cores. */
final class TrieHashing {
  /** Enough parts for any number of cores, each with enough to do. */
  private static final int PARTS = 64;

  private TrieHashing() {}

  /** Afterwards every node of the trie knows the reference that its parent writes for it. */
  static void hash(TrieNode root, boolean layoutV1) {
    List<TrieNode> parts = List.of(root);
    while (!parts.isEmpty() && parts.size() < PARTS) {
      parts = parts.stream().flatMap(part -> changed(part).stream()).toList();
    }
    parts.parallelStream().forEach(part -> part.reference(layoutV1));
  }

  private static List<TrieNode> changed(TrieNode node) {
    return Arrays.stream(node.children)
        .filter(TrieNode.class::isInstance)
        .map(TrieNode.class::cast)
        .filter(TrieNode::isUnknown)
        .toList();
  }
}
