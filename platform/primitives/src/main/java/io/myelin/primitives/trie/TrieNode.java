package io.myelin.primitives.trie;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable node: a partial key in nibbles, a value or none, and children or none. The reference
 * a parent writes for it is computed once, when first asked for.
 */
public final class TrieNode implements TrieChild {
  static final int SLOTS = 16;
  static final TrieChild[] NONE = new TrieChild[0];
  private static final int SHORTEST_HASHED = 32;

  /** Of its record in a store; 0 while it is in none. */
  final long id;

  final byte[] partial;
  final byte @Nullable [] value;
  final @Nullable TrieChild[] children;
  private volatile byte @Nullable [] reference;

  TrieNode(long id, byte[] partial, byte @Nullable [] value, @Nullable TrieChild[] children) {
    this.id = id;
    this.partial = partial;
    this.value = value;
    this.children = children;
  }

  TrieNode(byte[] partial, byte @Nullable [] value, @Nullable TrieChild[] children) {
    this(0, partial, value, children);
  }

  static TrieNode leaf(byte[] partial, byte[] value) {
    return new TrieNode(partial, value, NONE);
  }

  boolean isLeaf() {
    return children.length == 0;
  }

  /** About how many bytes of heap it holds when all its children are stored. */
  public int weight() {
    int fixed = 64 + partial.length + (value == null ? 0 : 16 + value.length);
    return isLeaf() ? fixed : fixed + 80 + 130 * Integer.bitCount(bitmap());
  }

  @Nullable TrieNode child(int slot, NodeSource source) {
    if (isLeaf()) {
      return null;
    }
    TrieChild child = children[slot];
    return child instanceof StoredNode stored ? stored.node(source) : (TrieNode) child;
  }

  Optional<byte[]> find(byte[] nibbles, NodeSource source) {
    TrieNode node = this;
    for (int from = 0; node != null; ) {
      int end = from + node.partial.length;
      if (node.common(nibbles, from) < node.partial.length) {
        return Optional.empty();
      }
      if (end == nibbles.length) {
        return Optional.ofNullable(node.value);
      }
      node = node.child(nibbles[end], source);
      from = end + 1;
    }
    return Optional.empty();
  }

  /** Adds the nodes on the way to a key that their parents name by hash, and the value if so. */
  void prove(byte[] nibbles, int from, NodeSource source, Collection<byte[]> nodes) {
    byte[] encoded = encode(true);
    if (encoded.length >= SHORTEST_HASHED) {
      nodes.add(encoded);
    }
    int end = from + partial.length;
    if (common(nibbles, from) < partial.length) {
      return;
    }
    if (end == nibbles.length) {
      if (value != null && hashed(value)) {
        nodes.add(value);
      }
      return;
    }
    TrieNode child = child(nibbles[end], source);
    if (child != null) {
      child.prove(nibbles, end + 1, source, nodes);
    }
  }

  private static boolean hashed(byte[] value) {
    return value.length >= 33;
  }

  @Override
  public byte[] reference(boolean hashLongValues) {
    byte[] known = reference;
    if (known == null) {
      byte[] encoded = encode(hashLongValues);
      known = encoded.length < SHORTEST_HASHED ? encoded : Hashes.blake2b(encoded, 32);
      reference = known;
    }
    return known;
  }

  /** Whether {@link #reference(boolean)} would have to compute it. */
  boolean isUnknown() {
    return reference == null;
  }

  /** Spares hashing what an equal node knows. */
  void knownAs(byte[] layoutV1Reference) {
    reference = layoutV1Reference;
  }

  /** The node coding of rpc.md 3.2. */
  byte[] encode(boolean hashLongValues) {
    byte[] kept = value;
    boolean hashed = hashLongValues && kept != null && hashed(kept);
    ScaleWriter out = new ScaleWriter();
    if (isLeaf()) {
      header(out, hashed ? 0x20 : 0x40, hashed ? 5 : 6);
    } else if (kept == null) {
      header(out, 0x80, 6);
    } else {
      header(out, hashed ? 0x10 : 0xc0, hashed ? 4 : 6);
    }
    int at = partial.length & 1;
    if (at == 1) {
      out.u8(partial[0]);
    }
    for (; at < partial.length; at += 2) {
      out.u8(partial[at] << 4 | partial[at + 1]);
    }
    if (!isLeaf()) {
      out.u16(bitmap());
    }
    if (kept != null) {
      if (hashed) {
        out.bytes(Hashes.blake2b(kept, 32));
      } else {
        out.lengthPrefixed(kept);
      }
    }
    for (TrieChild child : children) {
      if (child != null) {
        out.lengthPrefixed(child.reference(hashLongValues));
      }
    }
    return out.toByteArray();
  }

  /** Which slots have a child, the lowest bit first. */
  int bitmap() {
    int bitmap = 0;
    for (int i = 0; i < children.length; i++) {
      bitmap |= children[i] != null ? 1 << i : 0;
    }
    return bitmap;
  }

  private void header(ScaleWriter out, int kind, int bits) {
    int most = (1 << bits) - 1;
    if (partial.length < most) {
      out.u8(kind | partial.length);
      return;
    }
    out.u8(kind | most);
    int rest = partial.length - most;
    for (; rest >= 255; rest -= 255) {
      out.u8(255);
    }
    out.u8(rest);
  }

  /** How many nibbles of the partial key stand in the key from there on. */
  int common(byte[] nibbles, int from) {
    int limit = Math.min(partial.length, nibbles.length - from);
    int mismatch = Arrays.mismatch(partial, 0, limit, nibbles, from, from + limit);
    return mismatch < 0 ? limit : mismatch;
  }
}
