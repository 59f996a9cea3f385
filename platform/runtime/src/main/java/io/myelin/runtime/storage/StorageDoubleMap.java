package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A map of two keys. */
public final class StorageDoubleMap<A, B, V> extends StorageItem<V> {
  private final KeyPart<A> part1;
  private final KeyPart<B> part2;

  public StorageDoubleMap(
      String pallet,
      String name,
      KeyPart<A> part1,
      KeyPart<B> part2,
      Type<V> value,
      Optional<V> fallback) {
    this(pallet, name, part1, part2, value, fallback, fallback);
  }

  /** With a default that only clients see. */
  public StorageDoubleMap(
      String pallet,
      String name,
      KeyPart<A> part1,
      KeyPart<B> part2,
      Type<V> value,
      Optional<V> fallback,
      Optional<V> shown) {
    super(pallet, name, List.of(part1, part2), value, fallback, shown);
    this.part1 = part1;
    this.part2 = part2;
  }

  /**
   * The same entries, read and written as another Java type of the same bytes.
   *
   * @throws IllegalArgumentException for a type that metadata shows otherwise
   */
  public <U> StorageDoubleMap<A, B, U> as(Type<U> other) {
    return new StorageDoubleMap<>(
        pallet(), name(), part1, part2, sameShape(other), fallbackAs(other), shownAs(other));
  }

  /** The stored value, or the default. */
  public V get(StateView state, A a, B b) {
    return storedOrDefault(state, key(a, b));
  }

  /** The stored value only. */
  public Optional<V> find(StateView state, A a, B b) {
    return stored(state, key(a, b));
  }

  public boolean contains(StateView state, A a, B b) {
    return state.get(key(a, b)).isPresent();
  }

  public void put(State state, A a, B b, V value) {
    store(state, key(a, b), value);
  }

  /** Replaces the value, or the default, by what the change makes of it. */
  public void update(State state, A a, B b, UnaryOperator<V> change) {
    put(state, a, b, change.apply(get(state, a, b)));
  }

  public void remove(State state, A a, B b) {
    state.remove(key(a, b));
  }

  /** All entries, in trie order: ascending bytes of the hashed key. */
  public List<Entry<A, B, V>> entries(StateView state) {
    return list(state, keyOf());
  }

  /** Entries whose first key is given, in trie order. */
  public List<Entry<A, B, V>> entries(StateView state, A first) {
    return list(state, keyOf(encoded(0, part1, first)));
  }

  /** All entries one by one, in trie order. */
  @SuppressWarnings("unchecked")
  public void forEach(StateView state, Consumer<Entry<A, B, V>> consumer) {
    each(
        state,
        keyOf(),
        found ->
            consumer.accept(
                new Entry<>((A) found.keys().get(0), (B) found.keys().get(1), found.value())));
  }

  /** Removes every entry whose first key is given. */
  public void removeAll(State state, A first) {
    state.removePrefix(keyOf(encoded(0, part1, first)));
  }

  /** The keys of entries that the block put or removed. */
  @SuppressWarnings("unchecked")
  public List<Key<A, B>> written(State state) {
    return writtenKeys(state).stream()
        .map(keys -> new Key<>((A) keys.get(0), (B) keys.get(1)))
        .toList();
  }

  /** The full storage key. */
  public byte[] key(A a, B b) {
    return keyOf(encoded(0, part1, a), encoded(1, part2, b));
  }

  @SuppressWarnings("unchecked")
  private List<Entry<A, B, V>> list(StateView state, byte[] under) {
    return found(state, under).stream()
        .map(
            found ->
                new Entry<A, B, V>((A) found.keys().get(0), (B) found.keys().get(1), found.value()))
        .toList();
  }

  /** The keys of one entry. */
  public record Key<A, B>(A key1, B key2) {}

  /** One stored entry. */
  public record Entry<A, B, V>(A key1, B key2, V value) {}
}
