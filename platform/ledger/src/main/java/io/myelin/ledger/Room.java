package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Entries of the pool by account and nonce, and the memory they take. Where it is short, the
 * furthest entry of the account with most goes first, so that one cannot drive out the others. Not
 * safe for threads.
 */
final class Room {
  /** A small entry is charged as much: it takes memory beyond its bytes. */
  static final int SMALLEST_BYTES = 4 << 10;

  private final long limitBytes;
  private final Map<AccountId, Holder> holders = new TreeMap<>();
  private long used;

  Room(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  private static final class Holder {
    private final TreeMap<Long, PoolEntry> entries = new TreeMap<>();
    private long used;

    private PoolEntry furthest() {
      return entries.lastEntry().getValue();
    }
  }

  Set<AccountId> accounts() {
    return Collections.unmodifiableSet(holders.keySet());
  }

  /** An account's entries by nonce. */
  NavigableMap<Long, PoolEntry> of(AccountId account) {
    Holder holder = holders.get(account);
    return holder == null
        ? Collections.emptyNavigableMap()
        : Collections.unmodifiableNavigableMap(holder.entries);
  }

  /** Whether it was not here before; there is one for a nonce. */
  boolean add(PoolEntry entry) {
    Holder holder = holders.computeIfAbsent(entry.sender(), account -> new Holder());
    if (holder.entries.putIfAbsent(entry.nonce(), entry) != null) {
      return false;
    }
    holder.used += bytes(entry);
    used += bytes(entry);
    return true;
  }

  /** Whether it was here. */
  boolean remove(PoolEntry entry) {
    Holder holder = holders.get(entry.sender());
    if (holder == null || !holder.entries.remove(entry.nonce(), entry)) {
      return false;
    }
    holder.used -= bytes(entry);
    used -= bytes(entry);
    if (holder.entries.isEmpty()) {
      holders.remove(entry.sender());
    }
    return true;
  }

  /** Who must go for the rest to fit; of two accounts with as much, the one that came last. */
  List<PoolEntry> excess() {
    if (used <= limitBytes) {
      return List.of();
    }
    PriorityQueue<Holder> greediest =
        new PriorityQueue<>(
            Comparator.comparingLong((Holder holder) -> holder.used)
                .thenComparing(holder -> holder.furthest().arrival())
                .reversed());
    greediest.addAll(holders.values());
    List<PoolEntry> out = new ArrayList<>();
    while (used > limitBytes) {
      Holder holder = greediest.remove();
      PoolEntry entry = holder.furthest();
      remove(entry);
      out.add(entry);
      if (!holder.entries.isEmpty()) {
        greediest.add(holder);
      }
    }
    return out;
  }

  private static int bytes(PoolEntry entry) {
    return Math.max(entry.bytes().length, SMALLEST_BYTES);
  }
}
