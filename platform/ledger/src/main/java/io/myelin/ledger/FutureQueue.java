package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which entries of the pool cannot be in the next block: a nonce before theirs is missing, or their
 * sender cannot pay for all up to them. Perhaps they never can, so they have little room and little
 * time. Not safe for threads.
 */
final class FutureQueue {
  /** Half an hour of twelve-second blocks. */
  static final int MOST_BLOCKS = 150;

  static final int ROOM_BYTES = 4 << 20;
  private final Room room = new Room(ROOM_BYTES);
  private final Map<Hash256, Since> since = new HashMap<>();

  private record Since(PoolEntry entry, long height) {}

  boolean contains(PoolEntry entry) {
    return since.containsKey(entry.hash());
  }

  /** Whether it is new here; otherwise it keeps its first height. */
  boolean add(PoolEntry entry, long height) {
    return since.putIfAbsent(entry.hash(), new Since(entry, height)) == null && room.add(entry);
  }

  /** Whether it waited here. */
  boolean remove(PoolEntry entry) {
    return since.remove(entry.hash()) != null && room.remove(entry);
  }

  /** Takes out those that have waited too long, and those there is no room for. */
  List<PoolEntry> trim(long height) {
    List<PoolEntry> late =
        since.values().stream()
            .filter(each -> height - each.height >= MOST_BLOCKS)
            .map(Since::entry)
            .sorted(Comparator.comparingLong(PoolEntry::arrival))
            .toList();
    late.forEach(this::remove);
    List<PoolEntry> excess = room.excess();
    excess.forEach(entry -> since.remove(entry.hash()));
    return Stream.concat(late.stream(), excess.stream()).toList();
  }
}
