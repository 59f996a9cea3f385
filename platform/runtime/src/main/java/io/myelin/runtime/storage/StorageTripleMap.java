package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A map of three keys. */
public final class StorageTripleMap<A, B, C, V> extends StorageItem<V> {
  private final KeyPart<A> part1;
  private final KeyPart<B> part2;
  private final KeyPart<C> part3;

  public StorageTripleMap(
      String pallet,
      String name,
      KeyPart<A> part1,
      KeyPart<B> part2,
      KeyPart<C> part3,
      Type<V> value,
      Optional<V> fallback) {
    super(pallet, name, List.of(part1, part2, part3), value, fallback, fallback);
    this.part1 = part1;
    this.part2 = part2;
    this.part3 = part3;
  }

  /** The stored value, or the default. */
  public V get(StateView state, A a, B b, C c) {
    return storedOrDefault(state, key(a, b, c));
  }

  /** The stored value only. */
  public Optional<V> find(StateView state, A a, B b, C c) {
    return stored(state, key(a, b, c));
  }

  public boolean contains(StateView state, A a, B b, C c) {
    return state.get(key(a, b, c)).isPresent();
  }

  public void put(State state, A a, B b, C c, V value) {
    store(state, key(a, b, c), value);
  }

  /** Replaces the value, or the default, by what the change makes of it. */
  public void update(State state, A a, B b, C c, UnaryOperator<V> change) {
    put(state, a, b, c, change.apply(get(state, a, b, c)));
  }

  public void remove(State state, A a, B b, C c) {
    state.remove(key(a, b, c));
  }

  /** All entries, in trie order: ascending bytes of the hashed key. */
  public List<Entry<A, B, C, V>> entries(StateView state) {
    return list(state, keyOf());
  }

  /** Entries whose first key is given, in trie order. */
  public List<Entry<A, B, C, V>> entries(StateView state, A first) {
    return list(state, keyOf(encoded(0, part1, first)));
  }

  /** All entries one by one, in trie order: those of one first key follow each other. */
  @SuppressWarnings("unchecked")
  public void forEach(StateView state, Consumer<Entry<A, B, C, V>> consumer) {
    each(
        state,
        keyOf(),
        found ->
            consumer.accept(
                new Entry<>(
                    (A) found.keys().get(0),
                    (B) found.keys().get(1),
                    (C) found.keys().get(2),
                    found.value())));
  }

  /** Removes every entry whose first key is given. */
  public void removeAll(State state, A first) {
    state.removePrefix(keyOf(encoded(0, part1, first)));
  }

  /** Entries whose first two keys are given, in trie order. */
  public List<Entry<A, B, C, V>> entries(StateView state, A first, B second) {
    return list(state, keyOf(encoded(0, part1, first), encoded(1, part2, second)));
  }

  /** The keys of entries that the block put or removed. */
  @SuppressWarnings("unchecked")
  public List<Key<A, B, C>> written(State state) {
    return writtenKeys(state).stream()
        .map(keys -> new Key<>((A) keys.get(0), (B) keys.get(1), (C) keys.get(2)))
        .toList();
  }

  /** The full storage key. */
  public byte[] key(A a, B b, C c) {
    return keyOf(encoded(0, part1, a), encoded(1, part2, b), encoded(2, part3, c));
  }

  @SuppressWarnings("unchecked")
  private List<Entry<A, B, C, V>> list(StateView state, byte[] under) {
    return found(state, under).stream()
        .map(
            found ->
                new Entry<A, B, C, V>(
                    (A) found.keys().get(0),
                    (B) found.keys().get(1),
                    (C) found.keys().get(2),
                    found.value()))
        .toList();
  }

  /** The keys of one entry. */
  public record Key<A, B, C>(A key1, B key2, C key3) {}

  /** One stored entry. */
  public record Entry<A, B, C, V>(A key1, B key2, C key3, V value) {}
}
