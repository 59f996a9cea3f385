package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which entries of the pool wait for a nonce before theirs. Nobody has paid for them and perhaps
 * nobody ever will, so they have little room and little time. Not safe for threads.
 */
final class FutureQueue {
  /** Half an hour of twelve-second blocks. */
  static final int MOST_BLOCKS = 150;

  static final int ROOM_BYTES = 4 << 20;

  /** A small entry is charged as much: it takes memory beyond its bytes. */
  static final int SMALLEST_BYTES = 4 << 10;

  private final Map<Hash256, Future> futures = new LinkedHashMap<>();
  private long used;

  private record Future(PoolEntry entry, long since) {}

  /** Keeps its first height when it waits here already. */
  void add(PoolEntry entry, long height) {
    if (futures.putIfAbsent(entry.hash(), new Future(entry, height)) == null) {
      used += room(entry);
    }
  }

  /** Whether it waited here. */
  boolean remove(PoolEntry entry) {
    boolean waited = futures.remove(entry.hash()) != null;
    if (waited) {
      used -= room(entry);
    }
    return waited;
  }

  /** Those that have waited too long. */
  List<PoolEntry> expired(long height) {
    return futures.values().stream()
        .filter(future -> height - future.since >= MOST_BLOCKS)
        .map(Future::entry)
        .toList();
  }

  /**
   * Who must go while there are too many: the furthest of the account that takes most room, so that
   * one account cannot drive out the others.
   */
  Optional<PoolEntry> excess() {
    if (used <= ROOM_BYTES) {
      return Optional.empty();
    }
    Map<AccountId, Long> rooms = new TreeMap<>();
    futures.values().forEach(f -> rooms.merge(f.entry.sender(), (long) room(f.entry), Long::sum));
    AccountId greediest =
        rooms.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return futures.values().stream()
        .map(Future::entry)
        .filter(entry -> entry.sender().equals(greediest))
        .max(Comparator.comparingLong(PoolEntry::nonce));
  }

  private static int room(PoolEntry entry) {
    return Math.max(entry.bytes().length, SMALLEST_BYTES);
  }
}
