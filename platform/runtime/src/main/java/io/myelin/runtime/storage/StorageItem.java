package io.myelin.runtime.storage;

import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What metadata says of one storage item; the item itself reads and writes by the same facts. */
public sealed interface StorageItem
    permits StorageValue, StorageMap, StorageDoubleMap, StorageTripleMap {
  String pallet();

  String name();

  /** Empty for a plain value. */
  List<KeyPart<?>> keys();

  Type<?> value();

  /** The encoded default; empty for an item whose absence means absent. */
  Optional<byte[]> fallback();

  /** One part of a map's key. */
  record KeyPart<K>(Hasher hasher, Type<K> type) {
    byte[] encode(K key) {
      return hasher.apply(type.codec().encode(key));
    }
  }

  static byte[] prefix(String pallet, String name) {
    return Hashes.concat(
        Hashes.twox(pallet.getBytes(StandardCharsets.UTF_8), 16),
        Hashes.twox(name.getBytes(StandardCharsets.UTF_8), 16));
  }
}
