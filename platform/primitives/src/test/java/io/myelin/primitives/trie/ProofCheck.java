package io.myelin.primitives.trie;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads a value from a proof as somebody does who has the state root and nothing else; written from
 * the node coding of rpc.md 3.2, not from the writer.
 */
final class ProofCheck {
  private final Map<String, byte[]> byHash = new HashMap<>();
  private final Hash256 root;

  ProofCheck(Hash256 root, List<byte[]> proof) {
    this.root = root;
    proof.forEach(node -> byHash.put(Hex.encode(Hashes.blake2b(node, 32)), node));
  }

  /**
   * The value under the key, or that there is none.
   *
   * @throws NoSuchElementException when the proof lacks a node for it
   */
  Optional<byte[]> value(byte[] key) {
    StringBuilder nibbles = new StringBuilder(Hex.encode(key).substring(2));
    byte[] node = named(root.bytes());
    while (true) {
      ScaleReader in = new ScaleReader(node);
      int head = in.u8();
      if (head == 0) {
        return Optional.empty();
      }
      boolean leaf = head >> 6 == 1 || head >> 5 == 1;
      boolean branch = head >> 6 == 2 || head >> 6 == 3 || head >> 4 == 1;
      boolean hashed = head >> 5 == 1 || head >> 4 == 1;
      boolean holds = leaf || head >> 6 == 3 || head >> 4 == 1;
      if (!leaf && !branch) {
        throw new AssertionError("header " + head);
      }
      int bits = head >> 4 == 1 ? 4 : head >> 5 == 1 ? 5 : 6;
      String partial = partial(in, head & (1 << bits) - 1, (1 << bits) - 1);
      if (!nibbles.toString().startsWith(partial)) {
        return Optional.empty();
      }
      nibbles.delete(0, partial.length());
      int bitmap = branch ? in.u16() : 0;
      byte[] value = {};
      if (holds) {
        value = hashed ? in.bytes(32) : in.lengthPrefixed();
      }
      if (nibbles.length() == 0) {
        return holds ? Optional.of(hashed ? named(value) : value) : Optional.empty();
      }
      int slot = Character.digit(nibbles.charAt(0), 16);
      nibbles.deleteCharAt(0);
      if ((bitmap >> slot & 1) == 0) {
        return Optional.empty();
      }
      byte[] reference = {};
      for (int i = 0; i <= slot; i++) {
        if ((bitmap >> i & 1) == 1) {
          reference = in.lengthPrefixed();
        }
      }
      node = reference.length == 32 ? named(reference) : reference;
    }
  }

  private static String partial(ScaleReader in, int start, int most) {
    int count = start;
    if (start == most) {
      int more;
      do {
        more = in.u8();
        count += more;
      } while (more == 255);
    }
    String text = Hex.encode(in.bytes((count + 1) / 2)).substring(2);
    return text.substring(count % 2);
  }

  private byte[] named(byte[] hash) {
    byte[] node = byHash.get(Hex.encode(hash));
    if (node == null) {
      throw new NoSuchElementException("the proof has nothing of hash " + Arrays.toString(hash));
    }
    return node;
  }
}
