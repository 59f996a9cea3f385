package io.myelin.runtime.storage;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.StorageItem.KeyPart;
import io.myelin.runtime.type.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What maps of one, two and three keys share: bytes in, bytes out, in trie order. */
record MapCore<V>(byte[] prefix, List<KeyPart<?>> parts, Type<V> value, Optional<V> fallback) {

  Optional<V> find(StateView state, byte[] key) {
    return state.get(key).map(value.codec()::decode);
  }

  void put(State state, byte[] key, V newValue) {
    state.put(key, value.codec().encode(newValue));
  }

  byte[] key(byte[]... encodedParts) {
    return Hashes.concat(prefix, Hashes.concat(encodedParts));
  }

  /** Reads the key parts back; needs hashers that keep the key, which all of ours do. */
  List<Object> decodeKey(byte[] key) {
    ScaleReader in = new ScaleReader(key);
    in.bytes(prefix.length);
    List<Object> values = new ArrayList<>();
    for (KeyPart<?> part : parts) {
      in.bytes(part.hasher().prefixBytes());
      values.add(part.type().codec().read(in));
    }
    in.expectEnd();
    return values;
  }

  /** The key parts of every entry that the block put or removed. */
  List<List<Object>> written(State state) {
    return state.written(prefix).stream().map(this::decodeKey).toList();
  }

  List<Found<V>> entries(StateView state, byte[] under) {
    List<Found<V>> found = new ArrayList<>();
    Iterator<StateEntry> entries = state.scan(under);
    while (entries.hasNext()) {
      StateEntry entry = entries.next();
      found.add(new Found<>(decodeKey(entry.key()), value.codec().decode(entry.value())));
    }
    return found;
  }

  record Found<V>(List<Object> keys, V value) {}
}
