package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateView;
import io.myelin.runtime.type.Type;
import java.util.List;
import java.util.Optional;

/** One plain value under {@code twox128(pallet) ++ twox128(name)}. */
public final class StorageValue<V> extends StorageItem<V> {
  private final byte[] key;

  public StorageValue(String pallet, String name, Type<V> value, Optional<V> fallback) {
    super(pallet, name, List.of(), value, fallback, fallback);
    this.key = keyOf();
  }

  /** The stored value, or the default. */
  public V get(StateView state) {
    return storedOrDefault(state, key);
  }

  /** The stored value only. */
  public Optional<V> find(StateView state) {
    return stored(state, key);
  }

  public void put(State state, V newValue) {
    store(state, key, newValue);
  }

  public void remove(State state) {
    state.remove(key);
  }

  public byte[] key() {
    return key.clone();
  }
}
