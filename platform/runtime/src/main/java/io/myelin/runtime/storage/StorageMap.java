package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A map of one key. */
public final class StorageMap<K, V> extends StorageItem<V> {
  private final KeyPart<K> part1;

  public StorageMap(
      String pallet, String name, KeyPart<K> part1, Type<V> value, Optional<V> fallback) {
    this(pallet, name, part1, value, fallback, fallback);
  }

  /** With a default that only clients see. */
  public StorageMap(
      String pallet,
      String name,
      KeyPart<K> part1,
      Type<V> value,
      Optional<V> fallback,
      Optional<V> shown) {
    super(pallet, name, List.of(part1), value, fallback, shown);
    this.part1 = part1;
  }

  /**
   * The same entries, read and written as another Java type of the same bytes.
   *
   * @throws IllegalArgumentException for a type that metadata shows otherwise
   */
  public <U> StorageMap<K, U> as(Type<U> other) {
    return new StorageMap<>(
        pallet(), name(), part1, sameShape(other), fallbackAs(other), shownAs(other));
  }

  /** The stored value, or the default. */
  public V get(StateView state, K k) {
    return storedOrDefault(state, key(k));
  }

  /** What clients read: the stored value, or the default of metadata. Never for a rule. */
  public V shown(StateView state, K k) {
    return storedOrShown(state, key(k));
  }

  /** The stored value only. */
  public Optional<V> find(StateView state, K k) {
    return stored(state, key(k));
  }

  public boolean contains(StateView state, K k) {
    return state.get(key(k)).isPresent();
  }

  public void put(State state, K k, V value) {
    store(state, key(k), value);
  }

  /** Replaces the value, or the default, by what the change makes of it. */
  public void update(State state, K k, UnaryOperator<V> change) {
    put(state, k, change.apply(get(state, k)));
  }

  public void remove(State state, K k) {
    state.remove(key(k));
  }

  /** All entries, in trie order: ascending bytes of the hashed key. */
  public List<Entry<K, V>> entries(StateView state) {
    return list(state, keyOf());
  }

  /** All entries one by one, in trie order. */
  @SuppressWarnings("unchecked")
  public void forEach(StateView state, Consumer<Entry<K, V>> consumer) {
    each(
        state,
        keyOf(),
        found -> consumer.accept(new Entry<>((K) found.keys().get(0), found.value())));
  }

  /** The keys of entries that the block put or removed. */
  @SuppressWarnings("unchecked")
  public List<K> written(State state) {
    return writtenKeys(state).stream().map(keys -> (K) keys.get(0)).toList();
  }

  /** The full storage key. */
  public byte[] key(K k) {
    return keyOf(encoded(0, part1, k));
  }

  @SuppressWarnings("unchecked")
  private List<Entry<K, V>> list(StateView state, byte[] under) {
    return found(state, under).stream()
        .map(found -> new Entry<K, V>((K) found.keys().get(0), found.value()))
        .toList();
  }

  /** One stored entry. */
  public record Entry<K, V>(K key, V value) {}
}
