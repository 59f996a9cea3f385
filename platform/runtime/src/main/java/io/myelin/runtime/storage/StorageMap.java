package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A map of one key. */
public final class StorageMap<K, V> implements StorageItem {
  private final String pallet;
  private final String name;
  private final KeyPart<K> part1;
  private final MapCore<V> core;

  public StorageMap(
      String pallet, String name, KeyPart<K> part1, Type<V> value, Optional<V> fallback) {
    this.pallet = pallet;
    this.name = name;
    this.part1 = part1;
    this.core = new MapCore<>(StorageItem.prefix(pallet, name), List.of(part1), value, fallback);
  }

  /** The stored value, or the default. */
  public V get(StateView state, K k) {
    return find(state, k).or(core::fallback).orElseThrow(() -> new MissingValueException(this));
  }

  /** The stored value only. */
  public Optional<V> find(StateView state, K k) {
    return core.find(state, key(k));
  }

  public boolean contains(StateView state, K k) {
    return state.get(key(k)).isPresent();
  }

  public void put(State state, K k, V value) {
    core.put(state, key(k), value);
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
    return list(state, core.prefix());
  }

  /** The full storage key. */
  public byte[] key(K k) {
    return core.key(part1.encode(k));
  }

  @SuppressWarnings("unchecked")
  private List<Entry<K, V>> list(StateView state, byte[] under) {
    return core.entries(state, under).stream()
        .map(found -> new Entry<K, V>((K) found.keys().get(0), found.value()))
        .toList();
  }

  @Override
  public String pallet() {
    return pallet;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<KeyPart<?>> keys() {
    return core.parts();
  }

  @Override
  public Type<V> value() {
    return core.value();
  }

  @Override
  public Optional<byte[]> fallback() {
    return core.fallback().map(core.value().codec()::encode);
  }

  /** One stored entry. */
  public record Entry<K, V>(K key, V value) {}
}
