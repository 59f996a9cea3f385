package io.myelin.primitives.trie;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.state.StateEntry;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Entries under a prefix, depth first and values before children: in ascending key order. A node is
 * read only when something of it may be wanted.
 */
final class TrieWalk implements Iterator<StateEntry> {
  /** A subtree that is not looked into yet, and the nibbles above its own partial key. */
  private record Step(TrieChild child, byte[] above) {}

  private final Deque<Step> open = new ArrayDeque<>();
  private final NodeSource source;
  private final byte[] prefix;
  private final byte[] after;
  private @Nullable StateEntry next;

  TrieWalk(@Nullable TrieNode root, NodeSource source, byte[] prefix, byte[] after) {
    this.source = source;
    this.prefix = Nibbles.of(prefix);
    this.after = Nibbles.of(after);
    if (root != null) {
      open.push(new Step(root, new byte[0]));
    }
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public StateEntry next() {
    StateEntry current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    advance();
    return current;
  }

  private void advance() {
    next = null;
    while (next == null && !open.isEmpty()) {
      Step step = open.pop();
      TrieNode node =
          step.child() instanceof StoredNode stored ? stored.node(source) : (TrieNode) step.child();
      byte[] path = Hashes.concat(step.above(), node.partial);
      if (!wanted(path)) {
        continue;
      }
      for (int slot = node.children.length - 1; slot >= 0; slot--) {
        TrieChild child = node.children[slot];
        if (child != null) {
          byte[] below = Arrays.copyOf(path, path.length + 1);
          below[path.length] = (byte) slot;
          if (wanted(below)) {
            open.push(new Step(child, below));
          }
        }
      }
      byte[] value = node.value;
      if (value != null
          && path.length >= prefix.length
          && (after.length == 0 || Arrays.compare(path, after) > 0)) {
        next = new StateEntry(Nibbles.toKey(path, path.length), value);
      }
    }
  }

  /** Whether keys that begin so may be under the prefix and behind the key to start after. */
  private boolean wanted(byte[] path) {
    int shared = Math.min(path.length, prefix.length);
    int compared = Math.min(path.length, after.length);
    return Arrays.equals(path, 0, shared, prefix, 0, shared)
        && Arrays.compare(path, 0, compared, after, 0, compared) >= 0;
  }
}
