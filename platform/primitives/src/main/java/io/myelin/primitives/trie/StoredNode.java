package io.myelin.primitives.trie;

import java.lang.ref.WeakReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node that a store has. It remembers where it was loaded to as long as others keep it, so that a
 * walk through nodes in use asks no cache.
 */
public final class StoredNode implements TrieChild {
  private final long id;
  private final byte[] reference;

  /** Set by whoever loads it last: all of them load the same. */
  private @Nullable WeakReference<TrieNode> loaded;

  private StoredNode(long id, byte[] reference, Optional<TrieNode> node) {
    this.id = id;
    this.reference = reference;
    this.loaded = node.map(WeakReference::new).orElse(null);
  }

  /**
   * A node by its record.
   *
   * @param id of its record, above 0
   * @param reference what its parent writes for it in layout V1; shared, must not be changed
   */
  public StoredNode(long id, byte[] reference) {
    this(id, reference, Optional.empty());
  }

  /** A node that was just given its record. */
  static StoredNode of(TrieNode node) {
    return new StoredNode(node.id, node.reference(true), Optional.of(node));
  }

  public long id() {
    return id;
  }

  @Override
  public byte[] reference(boolean hashLongValues) {
    return reference;
  }

  /** What its parent writes for it; must not be changed. */
  public byte[] reference() {
    return reference;
  }

  TrieNode node(NodeSource source) {
    WeakReference<TrieNode> last = loaded;
    TrieNode known = last == null ? null : last.get();
    if (known != null) {
      return known;
    }
    TrieNode node = source.load(this);
    loaded = new WeakReference<>(node);
    return node;
  }
}
