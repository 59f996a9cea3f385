package io.myelin.primitives.trie;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All key-values of a state as one immutable trie. A change makes a new trie that shares every
 * untouched branch, so old states cost only what differs and only changed paths are hashed.
 */
public final class StateTrie implements StateView {
  public static final StateTrie EMPTY =
      new StateTrie(
          null,
          node -> {
            throw new IllegalStateException("a trie of no store has no stored nodes");
          },
          new long[0]);

  private final @Nullable TrieNode root;
  private final NodeSource source;
  private final long[] superseded;

  private StateTrie(@Nullable TrieNode root, NodeSource source, long[] superseded) {
    this.root = root;
    this.source = source;
    this.superseded = superseded;
  }

  /** A trie that a store has; its nodes are read when they are needed. */
  public static StateTrie stored(StoredNode root, NodeSource source) {
    return of(source.load(root), source);
  }

  static StateTrie of(TrieNode root, NodeSource source) {
    return new StateTrie(root, source, new long[0]);
  }

  public StateTrie put(byte[] key, byte[] value) {
    return apply(Map.of(key, Optional.of(value)));
  }

  public StateTrie remove(byte[] key) {
    return apply(Map.of(key, Optional.empty()));
  }

  /** Applies a block's changes: a value, or empty for a removal. */
  public StateTrie apply(Map<byte[], Optional<byte[]>> changes) {
    TrieEdit edit = new TrieEdit(source, superseded);
    TrieNode next = root;
    for (Map.Entry<byte[], Optional<byte[]>> change : changes.entrySet()) {
      byte[] nibbles = Nibbles.of(change.getKey());
      if (change.getValue().isPresent()) {
        next = edit.put(next, nibbles, change.getValue().get());
      } else if (next != null) {
        next = edit.remove(next, nibbles, 0);
      }
    }
    return next == root ? this : new StateTrie(next, source, edit.superseded());
  }

  /**
   * What a store has to keep of this trie so that {@link #stored} finds it again.
   *
   * @param firstId of the first new record; records follow each other from there
   * @throws IllegalStateException when the trie is empty: a chain's state never is
   */
  public TrieCommit commit(long firstId, NodeSource store) {
    if (root == null) {
      throw new IllegalStateException("an empty state cannot be kept");
    }
    return TrieCommit.of(root, firstId, store, superseded);
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
    if (root == null) {
      return Hashes.blake2b256(new byte[1]);
    }
    TrieHashing.hash(root, layoutV1);
    return Hashes.blake2b256(root.encode(layoutV1));
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
      keys.forEach(key -> root.prove(Nibbles.of(key), 0, source, nodes));
      nodes.add(root.encode(true));
    }
    return List.copyOf(nodes);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return root == null ? Optional.empty() : root.find(Nibbles.of(key), source);
  }

  @Override
  public Iterator<StateEntry> scan(byte[] prefix) {
    return scanFrom(prefix, new byte[0]);
  }

  /** Entries under the prefix whose key is strictly greater than the given one, ascending. */
  public Iterator<StateEntry> scanFrom(byte[] prefix, byte[] afterKey) {
    return new TrieWalk(root, source, prefix, afterKey, false);
  }

  /** Entries under the prefix whose key is strictly less than the given one, descending. */
  public Iterator<StateEntry> scanBack(byte[] prefix, byte[] beforeKey) {
    return new TrieWalk(root, source, prefix, beforeKey, true);
  }
}
