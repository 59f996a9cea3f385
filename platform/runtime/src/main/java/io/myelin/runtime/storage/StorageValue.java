package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.List;
import java.util.Optional;

/** One plain value under {@code twox128(pallet) ++ twox128(name)}. */
public final class StorageValue<V> implements StorageItem {
  private final String pallet;
  private final String name;
  private final Type<V> value;
  private final Optional<V> fallback;
  private final byte[] key;

  public StorageValue(String pallet, String name, Type<V> value, Optional<V> fallback) {
    this.pallet = pallet;
    this.name = name;
    this.value = value;
    this.fallback = fallback;
    this.key = StorageItem.prefix(pallet, name);
  }

  /** The stored value, or the default. */
  public V get(StateView state) {
    return find(state).or(() -> fallback).orElseThrow(() -> new MissingValueException(this));
  }

  /** The stored value only. */
  public Optional<V> find(StateView state) {
    return state.get(key).map(value.codec()::decode);
  }

  public void put(State state, V newValue) {
    state.put(key, value.codec().encode(newValue));
  }

  public void remove(State state) {
    state.remove(key);
  }

  public byte[] key() {
    return key.clone();
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
    return List.of();
  }

  @Override
  public Type<V> value() {
    return value;
  }

  @Override
  public Optional<byte[]> fallback() {
    return fallback.map(value.codec()::encode);
  }
}
