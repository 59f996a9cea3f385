package io.myelin.runtime.storage;

import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Mutable state of one block under execution: writes over an immutable parent picture, with nested
 * layers that can be rolled back. Not safe for threads.
 */
public final class State implements StateView {
  private final StateView parent;
  private final Deque<NavigableMap<byte[], Optional<byte[]>>> layers = new ArrayDeque<>();

  public State(StateView parent) {
    this.parent = new ReadOnce(parent);
    layers.push(newLayer());
  }

  /** The picture that the block began with. */
  public StateView parent() {
    return parent;
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    for (NavigableMap<byte[], Optional<byte[]>> layer : layers) {
      Optional<byte[]> written = layer.get(key);
      if (written != null) {
        return written;
      }
    }
    return parent.get(key);
  }

  public void put(byte[] key, byte[] value) {
    top().put(key, Optional.of(value));
  }

  public void remove(byte[] key) {
    top().put(key, Optional.empty());
  }

  /** Runs the body in a layer of its own; an exception undoes every write and is passed on. */
  public void layer(Runnable body) {
    layers.push(newLayer());
    boolean done = false;
    try {
      body.run();
      done = true;
    } finally {
      NavigableMap<byte[], Optional<byte[]>> layer = layers.pop();
      if (done) {
        top().putAll(layer);
      }
    }
  }

  /** A snapshot of the matching entries in ascending key order; later writes do not show in it. */
  @Override
  public Iterator<StateEntry> scan(byte[] prefix) {
    NavigableMap<byte[], Optional<byte[]>> merged = newLayer();
    parent.scan(prefix).forEachRemaining(e -> merged.put(e.key(), Optional.of(e.value())));
    Iterator<NavigableMap<byte[], Optional<byte[]>>> oldestFirst = layers.descendingIterator();
    while (oldestFirst.hasNext()) {
      for (Map.Entry<byte[], Optional<byte[]>> e : oldestFirst.next().tailMap(prefix).entrySet()) {
        if (!startsWith(e.getKey(), prefix)) {
          break;
        }
        merged.put(e.getKey(), e.getValue());
      }
    }
    List<StateEntry> entries = new ArrayList<>();
    merged.forEach((k, v) -> v.ifPresent(value -> entries.add(new StateEntry(k, value))));
    return entries.iterator();
  }

  /** The keys under the prefix that this block put or removed, in ascending order. */
  List<byte[]> written(byte[] prefix) {
    return changes().tailMap(prefix).keySet().stream()
        .takeWhile(key -> startsWith(key, prefix))
        .toList();
  }

  /** Removes every key under the prefix. */
  public void removePrefix(byte[] prefix) {
    scan(prefix).forEachRemaining(entry -> remove(entry.key()));
  }

  /** What this block wrote, by key: a value, or empty for a removal. */
  public SortedMap<byte[], Optional<byte[]>> changes() {
    if (layers.size() != 1) {
      throw new IllegalStateException("changes asked for inside a layer");
    }
    return Collections.unmodifiableSortedMap(top());
  }

  private NavigableMap<byte[], Optional<byte[]>> top() {
    return layers.element();
  }

  private static NavigableMap<byte[], Optional<byte[]>> newLayer() {
    return new TreeMap<>(Arrays::compareUnsigned);
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
