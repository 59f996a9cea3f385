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
final class TrieNode {
  private static final TrieNode[] LEAF = new TrieNode[0];
  private static final int SHORTEST_HASHED = 32;
  final byte[] partial;
  final byte @Nullable [] value;
  final @Nullable TrieNode[] children;
  private volatile byte @Nullable [] reference;

  private TrieNode(byte[] partial, byte @Nullable [] value, @Nullable TrieNode[] children) {
    this.partial = partial;
    this.value = value;
    this.children = children;
  }

  static TrieNode leaf(byte[] partial, byte[] value) {
    return new TrieNode(partial, value, LEAF);
  }

  boolean isLeaf() {
    return children.length == 0;
  }

  Optional<byte[]> find(byte[] nibbles, int from) {
    int length = nibbles.length - from;
    if (length < partial.length
        || !Arrays.equals(nibbles, from, from + partial.length, partial, 0, partial.length)) {
      return Optional.empty();
    }
    if (length == partial.length) {
      return Optional.ofNullable(value);
    }
    TrieNode child = isLeaf() ? null : children[nibbles[from + partial.length]];
    return child == null ? Optional.empty() : child.find(nibbles, from + partial.length + 1);
  }

  /** Adds the nodes on the way to a key that their parents name by hash, and the value if so. */
  void prove(byte[] nibbles, int from, Collection<byte[]> nodes) {
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
    TrieNode child = isLeaf() ? null : children[nibbles[end]];
    if (child != null) {
      child.prove(nibbles, end + 1, nodes);
    }
  }

  private static boolean hashed(byte[] value) {
    return value.length >= 33;
  }

  TrieNode put(byte[] nibbles, int from, byte[] newValue) {
    int common = common(nibbles, from);
    int rest = nibbles.length - from;
    if (common == partial.length && common == rest) {
      return new TrieNode(partial, newValue, children);
    }
    if (common == partial.length) {
      TrieNode[] copy = isLeaf() ? new TrieNode[16] : children.clone();
      int slot = nibbles[from + common];
      TrieNode child = copy[slot];
      copy[slot] =
          child == null
              ? leaf(Arrays.copyOfRange(nibbles, from + common + 1, nibbles.length), newValue)
              : child.put(nibbles, from + common + 1, newValue);
      return new TrieNode(partial, value, copy);
    }
    TrieNode[] split = new TrieNode[16];
    split[partial[common]] =
        new TrieNode(Arrays.copyOfRange(partial, common + 1, partial.length), value, children);
    byte[] head = Arrays.copyOf(partial, common);
    if (common == rest) {
      return new TrieNode(head, newValue, split);
    }
    split[nibbles[from + common]] =
        leaf(Arrays.copyOfRange(nibbles, from + common + 1, nibbles.length), newValue);
    return new TrieNode(head, null, split);
  }

  /** This node without the key; null when nothing is left, itself when the key is absent. */
  @Nullable TrieNode remove(byte[] nibbles, int from) {
    int rest = nibbles.length - from;
    if (common(nibbles, from) < partial.length) {
      return this;
    }
    if (rest == partial.length) {
      if (value == null) {
        return this;
      }
      return isLeaf() ? null : collapsed(children, null);
    }
    int slot = nibbles[from + partial.length];
    TrieNode child = isLeaf() ? null : children[slot];
    if (child == null) {
      return this;
    }
    TrieNode replaced = child.remove(nibbles, from + partial.length + 1);
    if (replaced == child) {
      return this;
    }
    TrieNode[] copy = children.clone();
    copy[slot] = replaced;
    return collapsed(copy, value);
  }

  /** A branch that lost something: merged with its only child, or turned into a leaf. */
  private TrieNode collapsed(@Nullable TrieNode[] slots, byte @Nullable [] kept) {
    int count = 0;
    int last = 0;
    for (int i = 0; i < 16; i++) {
      if (slots[i] != null) {
        count++;
        last = i;
      }
    }
    if (count == 0 && kept != null) {
      return leaf(partial, kept);
    }
    TrieNode only = slots[last];
    if (count > 1 || kept != null || only == null) {
      return new TrieNode(partial, kept, slots);
    }
    byte[] joined = Arrays.copyOf(partial, partial.length + 1 + only.partial.length);
    joined[partial.length] = (byte) last;
    System.arraycopy(only.partial, 0, joined, partial.length + 1, only.partial.length);
    return new TrieNode(joined, only.value, only.children);
  }

  /** What a parent writes: the encoding when shorter than 32 bytes, else its blake2b-256. */
  byte[] reference(boolean hashLongValues) {
    byte[] known = reference;
    if (known == null) {
      byte[] encoded = encode(hashLongValues);
      known = encoded.length < SHORTEST_HASHED ? encoded : Hashes.blake2b(encoded, 32);
      reference = known;
    }
    return known;
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
      int bitmap = 0;
      for (int i = 0; i < 16; i++) {
        bitmap |= children[i] != null ? 1 << i : 0;
      }
      out.u16(bitmap);
    }
    if (kept != null) {
      if (hashed) {
        out.bytes(Hashes.blake2b(kept, 32));
      } else {
        out.lengthPrefixed(kept);
      }
    }
    for (TrieNode child : children) {
      if (child != null) {
        out.lengthPrefixed(child.reference(hashLongValues));
      }
    }
    return out.toByteArray();
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

  private int common(byte[] nibbles, int from) {
    int limit = Math.min(partial.length, nibbles.length - from);
    int i = 0;
    while (i < limit && partial[i] == nibbles[from + i]) {
      i++;
    }
    return i;
  }
}
