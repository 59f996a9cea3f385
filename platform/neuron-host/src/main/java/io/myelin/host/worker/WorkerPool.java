package io.myelin.host.worker;

import io.myelin.containment.Holds;
import io.myelin.worker.link.WorkerFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The worker processes of one host. Neurons with the same word in {@link Worker.Spec#share}, the
 * same jar and the same grants live in one; every other neuron has a process of its own.
 */
public final class WorkerPool {
  private final Map<Key, SharingGroup> groups = new HashMap<>();

  /** Neurons that differ in any of it are kept apart. */
  private record Key(
      String share, Path jar, List<Path> readable, Holds holds, MemoryLimits limits) {}

  /** Counts a neuron in, before it needs a process, so that the first process has room for all. */
  SharingGroup expect(Worker.Spec spec) {
    Optional<Key> key = key(spec);
    if (key.isEmpty()) {
      return new SharingGroup().expect();
    }
    synchronized (this) {
      groups.values().removeIf(SharingGroup::empty);
      return groups.computeIfAbsent(key.get(), fresh -> new SharingGroup()).expect();
    }
  }

  /** Empty for a neuron on its own, as is one whose grants cannot be told. */
  private static Optional<Key> key(Worker.Spec spec) {
    try {
      List<Path> readable = Grants.readable(spec);
      return spec.share()
          .map(
              word ->
                  new Key(
                      word, spec.pluginJar(), readable, spec.containment().holds(), spec.limits()));
    } catch (IOException | WorkerFault e) {
      return Optional.empty();
    }
  }
}
