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
 * Entries under a prefix, depth first: values before children in ascending key order, after them in
 * descending. A node is read only when something of it may be wanted.
 */
final class TrieWalk implements Iterator<StateEntry> {
  private sealed interface Step {}

  /** A subtree that is not looked into yet, and the nibbles above its own partial key. */
  private record Subtree(TrieChild child, byte[] above) implements Step {}

  /** An entry whose turn comes when those below it are through. */
  private record Found(StateEntry entry) implements Step {}

  private final Deque<Step> open = new ArrayDeque<>();
  private final NodeSource source;
  private final byte[] prefix;
  private final byte[] start;
  private final boolean descending;
  private @Nullable StateEntry next;

  /**
   * A walk from a key on.
   *
   * @param start the key beyond which it begins, in the walk's direction; empty for all entries
   */
  TrieWalk(
      @Nullable TrieNode root, NodeSource source, byte[] prefix, byte[] start, boolean descending) {
    this.source = source;
    this.prefix = Nibbles.of(prefix);
    this.start = Nibbles.of(start);
    this.descending = descending;
    if (root != null) {
      open.push(new Subtree(root, new byte[0]));
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
      if (step instanceof Found found) {
        next = found.entry();
      } else if (step instanceof Subtree subtree) {
        enter(subtree);
      }
    }
  }

  private void enter(Subtree subtree) {
    TrieNode node =
        subtree.child() instanceof StoredNode stored
            ? stored.node(source)
            : (TrieNode) subtree.child();
    byte[] path = Hashes.concat(subtree.above(), node.partial);
    if (!wanted(path)) {
      return;
    }
    byte[] value = node.value;
    boolean beyond = start.length == 0 || direction(Arrays.compare(path, start)) > 0;
    StateEntry own =
        value != null && path.length >= prefix.length && beyond
            ? new StateEntry(Nibbles.toKey(path, path.length), value)
            : null;
    if (descending && own != null) {
      open.push(new Found(own));
    }
    int last = node.children.length - 1;
    for (int i = 0; i <= last; i++) {
      int slot = descending ? i : last - i;
      TrieChild child = node.children[slot];
      if (child != null) {
        byte[] below = Arrays.copyOf(path, path.length + 1);
        below[path.length] = (byte) slot;
        if (wanted(below)) {
          open.push(new Subtree(child, below));
        }
      }
    }
    if (!descending) {
      next = own;
    }
  }

  /** Whether keys that begin so may be under the prefix and beyond the key to start from. */
  private boolean wanted(byte[] path) {
    int shared = Math.min(path.length, prefix.length);
    int compared = Math.min(path.length, start.length);
    return Arrays.equals(path, 0, shared, prefix, 0, shared)
        && direction(Arrays.compare(path, 0, compared, start, 0, compared)) >= 0;
  }

  private int direction(int compared) {
    return descending ? Integer.compare(0, compared) : compared;
  }
}
