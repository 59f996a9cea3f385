package io.myelin.primitives.trie;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All key-values of a state as one immutable trie. A change makes a new trie that shares every
 * untouched branch, so old states cost only what differs and only changed paths are hashed.
 */
public final class StateTrie implements StateView {
  public static final StateTrie EMPTY = new StateTrie(null);
  private final @Nullable TrieNode root;

  private StateTrie(@Nullable TrieNode root) {
    this.root = root;
  }

  public StateTrie put(byte[] key, byte[] value) {
    byte[] nibbles = Nibbles.of(key);
    return new StateTrie(
        root == null ? TrieNode.leaf(nibbles, value) : root.put(nibbles, 0, value));
  }

  public StateTrie remove(byte[] key) {
    TrieNode next = root == null ? null : root.remove(Nibbles.of(key), 0);
    return next == root ? this : new StateTrie(next);
  }

  /** Applies a block's changes: a value, or empty for a removal. */
  public StateTrie apply(Map<byte[], Optional<byte[]>> changes) {
    StateTrie next = this;
    for (Map.Entry<byte[], Optional<byte[]>> change : changes.entrySet()) {
      byte[] key = change.getKey();
      StateTrie before = next;
      next =
          change
              .getValue()
              .map(value -> before.put(key, value))
              .orElseGet(() -> before.remove(key));
    }
    return next;
  }

  /** The state root, trie layout V1. */
  public Hash256 root() {
    return root(true);
  }

  /** Layout V1 hashes values of 33 bytes and more, layout V0 keeps all of them inline. */
  static Hash256 root(StateTrie trie, boolean layoutV1) {
    return trie.root(layoutV1);
  }

  private Hash256 root(boolean layoutV1) {
    return Hashes.blake2b256(root == null ? new byte[1] : root.encode(layoutV1));
  }

  /**
   * What shows to somebody who knows the root alone what stands under the keys, or that nothing
   * does: each encoded node on the way that is not inside its parent, and each value that its node
   * names by hash. Once each, ascending.
   */
  public List<byte[]> proof(List<byte[]> keys) {
    SortedSet<byte[]> nodes = new TreeSet<>(Arrays::compareUnsigned);
    if (root == null) {
      nodes.add(new byte[1]);
    } else {
      keys.forEach(key -> root.prove(Nibbles.of(key), 0, nodes));
      nodes.add(root.encode(true));
    }
    return List.copyOf(nodes);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return root == null ? Optional.empty() : root.find(Nibbles.of(key), 0);
  }

  @Override
  public Iterator<StateEntry> scan(byte[] prefix) {
    return scanFrom(prefix, new byte[0]);
  }

  /** Entries under the prefix whose key is strictly greater than the given one, ascending. */
  public Iterator<StateEntry> scanFrom(byte[] prefix, byte[] afterKey) {
    return new Walk(root, prefix, afterKey);
  }

  /** Depth first, values before children: ascending key order. */
  private static final class Walk implements Iterator<StateEntry> {
    private record Step(TrieNode node, byte[] path) {}

    private final Deque<Step> open = new ArrayDeque<>();
    private final byte[] prefix;
    private final byte[] after;
    private @Nullable StateEntry next;

    Walk(@Nullable TrieNode root, byte[] prefix, byte[] after) {
      this.prefix = Nibbles.of(prefix);
      this.after = Nibbles.of(after);
      if (root != null) {
        push(root, new byte[0]);
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
        TrieNode node = step.node();
        byte[] path = step.path();
        for (int i = node.children.length - 1; i >= 0; i--) {
          TrieNode child = node.children[i];
          if (child != null) {
            byte[] below = Arrays.copyOf(path, path.length + 1);
            below[path.length] = (byte) i;
            push(child, below);
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

    private void push(TrieNode node, byte[] above) {
      byte[] path = Hashes.concat(above, node.partial);
      int shared = Math.min(path.length, prefix.length);
      if (!Arrays.equals(path, 0, shared, prefix, 0, shared)) {
        return;
      }
      int compared = Math.min(path.length, after.length);
      if (Arrays.compare(path, 0, compared, after, 0, compared) >= 0) {
        open.push(new Step(node, path));
      }
    }
  }
}
