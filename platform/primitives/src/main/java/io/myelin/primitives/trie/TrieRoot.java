package io.myelin.primitives.trie;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.List;
import java.util.Map;

/** Roots computed in one go (rpc.md 3.2). */
public final class TrieRoot {
  private TrieRoot() {}

  /** The extrinsics root: keys are compact indices, layout V0. Values carry their own length. */
  public static Hash256 ordered(List<byte[]> values) {
    return ordered(values, false);
  }

  /** The root over an ordered list in either layout. */
  public static Hash256 ordered(List<byte[]> values, boolean layoutV1) {
    StateTrie trie = StateTrie.EMPTY;
    for (int i = 0; i < values.size(); i++) {
      trie = trie.put(new ScaleWriter().compact(i).toByteArray(), values.get(i));
    }
    return StateTrie.root(trie, layoutV1);
  }

  /** The root over key-values in either layout. */
  public static Hash256 state(Map<byte[], byte[]> pairs, boolean layoutV1) {
    StateTrie trie = StateTrie.EMPTY;
    for (Map.Entry<byte[], byte[]> pair : pairs.entrySet()) {
      trie = trie.put(pair.getKey(), pair.getValue());
    }
    return StateTrie.root(trie, layoutV1);
  }
}
