package io.myelin.primitives.trie;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.Arrays;

/**
 * A node as a store keeps it: a byte of flags (1 a value, 2 children), the partial key's length in
 * nibbles (compact) and its nibbles packed, the value with its length, and of a branch a bitmap
 * (u16) and per child its record's id (u64) and its reference with its length. Unlike the node
 * coding of rpc.md 3.2 it holds whole values, and says where children are.
 */
public final class NodeRecord {
  private static final int VALUE = 1;
  private static final int CHILDREN = 2;

  private NodeRecord() {}

  static byte[] encode(TrieNode node) {
    ScaleWriter out = new ScaleWriter();
    byte[] value = node.value;
    out.u8((value == null ? 0 : VALUE) | (node.isLeaf() ? 0 : CHILDREN));
    out.compact(node.partial.length);
    for (int i = 0; i < node.partial.length; i += 2) {
      int low = i + 1 < node.partial.length ? node.partial[i + 1] : 0;
      out.u8(node.partial[i] << 4 | low);
    }
    if (value != null) {
      out.lengthPrefixed(value);
    }
    if (!node.isLeaf()) {
      out.u16(node.bitmap());
      for (TrieChild child : node.children) {
        if (child instanceof StoredNode stored) {
          out.u64(stored.id()).lengthPrefixed(stored.reference());
        } else if (child != null) {
          throw new IllegalStateException("a child is kept before its parent");
        }
      }
    }
    return out.toByteArray();
  }

  /**
   * The node of a record.
   *
   * @throws ScaleException when the bytes are no record, or another node's than the one named
   */
  public static TrieNode decode(StoredNode name, byte[] record) {
    ScaleReader in = new ScaleReader(record);
    int flags = in.u8();
    long nibbles = in.compact();
    if (nibbles < 0 || nibbles > 2L * in.remaining()) {
      throw new ScaleException(
          "node " + name.id() + " of the state says a partial key of " + nibbles + " nibbles");
    }
    byte[] partial = new byte[(int) nibbles];
    for (int i = 0; i < partial.length; i += 2) {
      int pair = in.u8();
      partial[i] = (byte) (pair >> 4);
      if (i + 1 < partial.length) {
        partial[i + 1] = (byte) (pair & 15);
      }
    }
    byte[] value = (flags & VALUE) == 0 ? null : in.lengthPrefixed();
    TrieChild[] children = TrieNode.NONE;
    if ((flags & CHILDREN) != 0) {
      children = new TrieChild[TrieNode.SLOTS];
      int bitmap = in.u16();
      for (int i = 0; i < TrieNode.SLOTS; i++) {
        if ((bitmap & 1 << i) != 0) {
          children[i] = new StoredNode(in.u64(), in.lengthPrefixed());
        }
      }
    }
    in.expectEnd();
    TrieNode node = new TrieNode(name.id(), partial, value, children);
    if (!Arrays.equals(node.reference(true), name.reference())) {
      throw new ScaleException("node " + name.id() + " of the state is not what its parent says");
    }
    return node;
  }
}
