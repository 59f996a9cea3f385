package io.myelin.primitives.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Changes to one trie: makes new nodes along each changed path, and notes which stored nodes the
 * new trie has no more. Not safe for threads.
 */
final class TrieEdit {
  private final NodeSource source;
  private long[] superseded;
  private int count;

  /**
   * An edit that goes on where another ended.
   *
   * @param superseded ids that earlier edits of the same trie noted
   */
  TrieEdit(NodeSource source, long[] superseded) {
    this.source = source;
    this.superseded = superseded;
    this.count = superseded.length;
  }

  /** Ids of stored nodes that are in the old trie alone, once each. */
  long[] superseded() {
    return Arrays.copyOf(superseded, count);
  }

  TrieNode put(@Nullable TrieNode node, byte[] nibbles, byte[] value) {
    return node == null ? TrieNode.leaf(nibbles, value) : put(node, nibbles, 0, value);
  }

  /** The node itself when the key has that value already. */
  private TrieNode put(TrieNode node, byte[] nibbles, int from, byte[] value) {
    byte[] partial = node.partial;
    int common = node.common(nibbles, from);
    int rest = nibbles.length - from;
    if (common == partial.length && common == rest) {
      if (node.value != null && Arrays.equals(node.value, value)) {
        return node;
      }
      replaced(node);
      return new TrieNode(partial, value, node.children);
    }
    if (common == partial.length) {
      int slot = nibbles[from + common];
      TrieNode child = node.child(slot, source);
      TrieNode next =
          child == null
              ? TrieNode.leaf(Arrays.copyOfRange(nibbles, from + common + 1, nibbles.length), value)
              : put(child, nibbles, from + common + 1, value);
      if (next == child) {
        return node;
      }
      replaced(node);
      TrieChild[] copy = node.isLeaf() ? new TrieChild[TrieNode.SLOTS] : node.children.clone();
      copy[slot] = next;
      return new TrieNode(partial, node.value, copy);
    }
    replaced(node);
    TrieChild[] split = new TrieChild[TrieNode.SLOTS];
    split[partial[common]] =
        new TrieNode(
            Arrays.copyOfRange(partial, common + 1, partial.length), node.value, node.children);
    byte[] head = Arrays.copyOf(partial, common);
    if (common == rest) {
      return new TrieNode(head, value, split);
    }
    split[nibbles[from + common]] =
        TrieNode.leaf(Arrays.copyOfRange(nibbles, from + common + 1, nibbles.length), value);
    return new TrieNode(head, null, split);
  }

  /** The trie without the key; null when nothing is left, the node itself when it is absent. */
  @Nullable TrieNode remove(TrieNode node, byte[] nibbles, int from) {
    int end = from + node.partial.length;
    if (node.common(nibbles, from) < node.partial.length) {
      return node;
    }
    if (end == nibbles.length) {
      if (node.value == null) {
        return node;
      }
      replaced(node);
      return node.isLeaf() ? null : collapsed(node, node.children, null);
    }
    int slot = nibbles[end];
    TrieNode child = node.child(slot, source);
    if (child == null) {
      return node;
    }
    TrieNode left = remove(child, nibbles, end + 1);
    if (left == child) {
      return node;
    }
    replaced(node);
    TrieChild[] copy = node.children.clone();
    copy[slot] = left;
    return collapsed(node, copy, node.value);
  }

  /** A branch that lost something: merged with its only child, or turned into a leaf. */
  private TrieNode collapsed(TrieNode node, @Nullable TrieChild[] slots, byte @Nullable [] kept) {
    TrieNode lessened = new TrieNode(node.partial, kept, slots);
    int bitmap = lessened.bitmap();
    if (bitmap == 0 && kept != null) {
      return TrieNode.leaf(node.partial, kept);
    }
    int slot = Integer.numberOfTrailingZeros(bitmap);
    if (kept != null || bitmap != 1 << slot) {
      return lessened;
    }
    TrieNode only = lessened.child(slot, source);
    if (only == null) {
      return lessened;
    }
    replaced(only);
    byte[] partial = node.partial;
    byte[] joined = Arrays.copyOf(partial, partial.length + 1 + only.partial.length);
    joined[partial.length] = (byte) slot;
    System.arraycopy(only.partial, 0, joined, partial.length + 1, only.partial.length);
    return new TrieNode(joined, only.value, only.children);
  }

  private void replaced(TrieNode node) {
    if (node.id != 0) {
      if (count == superseded.length) {
        superseded = Arrays.copyOf(superseded, Math.max(16, count * 2));
      }
      superseded[count++] = node.id;
    }
  }
}
