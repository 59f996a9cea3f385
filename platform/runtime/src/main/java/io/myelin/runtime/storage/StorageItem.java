package io.myelin.runtime.storage;

import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One declared item: what metadata says of it, and reading and writing by the same facts. A plain
 * value has no key parts and stands under the prefix itself; maps have one to three. The default
 * that metadata shows is also what the rules read, unless it would be taken for somebody.
 */
public abstract sealed class StorageItem<V>
    permits StorageValue, StorageMap, StorageDoubleMap, StorageTripleMap {
  private static final int KNOWN_KEYS = 512;
  private final String pallet;
  private final String name;
  private final List<KeyPart<?>> parts;
  private final Type<V> value;
  private final Optional<V> fallback;
  private final Optional<V> shown;
  private final byte[] prefix;
  private final AtomicReferenceArray<@Nullable Known> known =
      new AtomicReferenceArray<>(KNOWN_KEYS);

  StorageItem(
      String pallet,
      String name,
      List<KeyPart<?>> parts,
      Type<V> value,
      Optional<V> fallback,
      Optional<V> shown) {
    this.pallet = pallet;
    this.name = name;
    this.parts = parts;
    this.value = value;
    this.fallback = fallback;
    this.shown = shown;
    this.prefix = Hashes.concat(twox128(pallet), twox128(name));
  }

  /** One part of a map's key. */
  public record KeyPart<K>(Hasher hasher, Type<K> type) {
    byte[] encode(K key) {
      return hasher.apply(type.codec().encode(key));
    }
  }

  /**
   * The encoded key part; those used last are remembered, because a call reads and writes the same
   * few entries again and again and hashing costs more than all else of it.
   */
  final <K> byte[] encoded(int position, KeyPart<K> part, K key) {
    if (part.hasher() == Hasher.IDENTITY) {
      return part.encode(key); // nothing to spare, and its keys may be arrays
    }
    int slot = key.hashCode() + position & KNOWN_KEYS - 1;
    Known last = known.get(slot);
    if (last != null && last.position == position && last.key.equals(key)) {
      return last.encoded;
    }
    byte[] encoded = part.encode(key);
    known.set(slot, new Known(position, key, encoded));
    return encoded;
  }

  private record Known(int position, Object key, byte[] encoded) {}

  public final String pallet() {
    return pallet;
  }

  public final String name() {
    return name;
  }

  /** Empty for a plain value. */
  public final List<KeyPart<?>> keys() {
    return parts;
  }

  public final Type<V> value() {
    return value;
  }

  /** The encoded default as metadata shows it; empty for an item whose absence means absent. */
  public final Optional<byte[]> fallback() {
    return shown.map(value.codec()::encode);
  }

  final <U> Type<U> sameShape(Type<U> other) {
    if (!other.shape().equals(value.shape())) {
      throw new IllegalArgumentException(
          "view of "
              + pallet
              + "."
              + name
              + " refused: "
              + other.shape().name()
              + " seen, "
              + value.shape().name()
              + " needed");
    }
    return other;
  }

  final <U> Optional<U> fallbackAs(Type<U> other) {
    return fallback.map(value.codec()::encode).map(other.codec()::decode);
  }

  final <U> Optional<U> shownAs(Type<U> other) {
    return fallback().map(other.codec()::decode);
  }

  final byte[] keyOf(byte[]... encodedParts) {
    return Hashes.concat(prefix, Hashes.concat(encodedParts));
  }

  final Optional<V> stored(StateView state, byte[] key) {
    return state.get(key).map(value.codec()::decode);
  }

  final V storedOrDefault(StateView state, byte[] key) {
    return stored(state, key).or(() -> fallback).orElseThrow(() -> new MissingValueException(this));
  }

  final V storedOrShown(StateView state, byte[] key) {
    return stored(state, key).or(() -> shown).orElseThrow(() -> new MissingValueException(this));
  }

  final void store(State state, byte[] key, V newValue) {
    state.put(key, value.codec().encode(newValue));
  }

  /** The entries under a key prefix, in trie order: ascending bytes of the hashed key. */
  final List<Found<V>> found(StateView state, byte[] under) {
    List<Found<V>> found = new ArrayList<>();
    each(state, under, found::add);
    return found;
  }

  /** The same one by one: all entries of a map can be more than the heap holds. */
  final void each(StateView state, byte[] under, Consumer<Found<V>> consumer) {
    Iterator<StateEntry> entries = state.scan(under);
    while (entries.hasNext()) {
      StateEntry entry = entries.next();
      consumer.accept(new Found<>(decodeKey(entry.key()), value.codec().decode(entry.value())));
    }
  }

  /** The key parts of every entry that the block put or removed. */
  final List<List<Object>> writtenKeys(State state) {
    return state.written(prefix).stream().map(this::decodeKey).toList();
  }

  /** What the block made of every entry that it put or removed. */
  public final List<Change<V>> changes(State state) {
    return state.written(prefix).stream()
        .map(key -> new Change<>(stored(state.parent(), key), stored(state, key)))
        .toList();
  }

  /**
   * One entry that a block wrote.
   *
   * @param before what stood there when the block began
   * @param after what stands there now
   */
  public record Change<V>(Optional<V> before, Optional<V> after) {}

  /** Reads the key parts back; needs hashers that keep the key, which all of ours do. */
  private List<Object> decodeKey(byte[] key) {
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

  private static byte[] twox128(String text) {
    return Hashes.twox(text.getBytes(StandardCharsets.UTF_8), 16);
  }

  record Found<V>(List<Object> keys, V value) {}
}
