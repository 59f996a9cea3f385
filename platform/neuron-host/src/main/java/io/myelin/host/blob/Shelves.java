package io.myelin.host.blob;

import io.myelin.primitives.NetUid;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import java.time.Duration;

/**
 * Who may bring how much into a host's store, and how long it stays. Each bound is that of one
 * shelf: a neuron that fills its own pushes nobody out.
 */
public final class Shelves {
  private static final long MEBIBYTE = 1 << 20;

  private final BlobStore store;

  public Shelves(BlobStore store) {
    this.store = store;
  }

  public BlobStore store() {
    return store;
  }

  /** What a neuron's plugin attached, and what it was answered: evidence of the last rounds. */
  public Shelf neuron(String name) {
    return store.shelf("neuron-" + name, 1024 * MEBIBYTE, Duration.ofDays(7));
  }

  /** What neurons brought to be asked about. */
  public Shelf asked(NetUid netuid) {
    return store.shelf("asked-" + netuid.value(), 1024 * MEBIBYTE, Duration.ofHours(1));
  }

  /** What strangers brought to be asked about. */
  public Shelf strangers(NetUid netuid) {
    return store.shelf("strangers-" + netuid.value(), 256 * MEBIBYTE, Duration.ofMinutes(10));
  }

  /** What people and programs of this machine ask about, and what they were answered. */
  public Shelf customers() {
    return store.shelf("customers", 1024 * MEBIBYTE, Duration.ofDays(1));
  }
}
