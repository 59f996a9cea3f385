package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.Validity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Extrinsics that wait for a block: per account in nonce order, bounded, each checked against the
 * head's state. Safe for threads.
 */
public final class Pool {
  private static final int MOST = 8192;
  private static final int MOST_PER_ACCOUNT = 1024;

  /** Half an hour of twelve-second blocks. */
  private static final int BANNED_BLOCKS = 150;

  private final Function<byte[], Validity> check;
  private final ToLongFunction<AccountId> stateNonce;
  private final Map<AccountId, TreeMap<Long, Entry>> accounts = new TreeMap<>();
  private final Map<Hash256, Entry> byHash = new LinkedHashMap<>();
  private final Map<Hash256, Long> bannedUntil = new LinkedHashMap<>();
  private long arrivals;
  private long height;
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

  Pool(Function<byte[], Validity> check, ToLongFunction<AccountId> stateNonce) {
    this.check = check;
    this.stateNonce = stateNonce;
  }

  /** What became of a submitted extrinsic. */
  public sealed interface Submission {}

  /**
   * It waits in the pool.
   *
   * @param future its nonce is ahead of the account's next one
   */
  public record Accepted(Hash256 hash, boolean future) implements Submission {}

  /** It was refused, with the JSON-RPC code, message and data of rpc.md 1.1. */
  public record Refused(int code, String message, String data) implements Submission {}

  /** A change of an extrinsic's standing in the pool. */
  public record Event(Hash256 extrinsic, Status status) {}

  /** Where an extrinsic stands. */
  public enum Status {
    READY,
    FUTURE,
    USURPED,
    DROPPED,
    INVALID
  }

  private record Entry(
      Hash256 hash, byte[] bytes, AccountId sender, long nonce, long lastBlock, long arrival) {}

  void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }

  public Submission submit(byte[] bytes) {
    Hash256 hash = Hashes.blake2b256(bytes);
    synchronized (this) {
      if (byHash.containsKey(hash)) {
        return new Refused(1013, "Transaction Already Imported", "the same bytes wait already");
      }
      if (bannedUntil.containsKey(hash)) {
        return new Refused(
            1012,
            "Transaction is temporarily banned",
            "these bytes were invalid here already; until block "
                + bannedUntil.get(hash)
                + " sign a new transaction instead");
      }
      if (byHash.size() >= MOST) {
        return new Refused(
            1016, "Immediately Dropped", "the pool is full with " + MOST + "; try again later");
      }
    }
    Validity validity = check.apply(bytes);
    if (validity instanceof Validity.Malformed malformed) {
      return new Refused(1002, "Verification Error: " + malformed.reason(), malformed.reason());
    }
    if (validity instanceof Validity.Invalid invalid) {
      return new Refused(1010, "Invalid Transaction", invalid.reason());
    }
    Validity.Valid valid = (Validity.Valid) validity;
    boolean future;
    List<Entry> ready;
    synchronized (this) {
      Entry entry =
          new Entry(hash, bytes, valid.sender(), valid.nonce(), valid.lastBlock(), arrivals++);
      TreeMap<Long, Entry> queue = accounts.computeIfAbsent(entry.sender, a -> new TreeMap<>());
      if (queue.size() >= MOST_PER_ACCOUNT) {
        return new Refused(
            1016,
            "Immediately Dropped",
            "the account has " + MOST_PER_ACCOUNT + " in the pool; try again later");
      }
      if (queue.containsKey(entry.nonce)) {
        return new Refused(
            1014,
            "Priority is too low: (1 vs 1)",
            "nonce " + entry.nonce + " is taken in the pool");
      }
      queue.put(entry.nonce, entry);
      byHash.put(hash, entry);
      long next = next(entry.sender, valid.accountNonce());
      future = entry.nonce > next;
      ready = future ? List.of() : List.copyOf(queue.subMap(entry.nonce, next).values());
    }
    if (future) {
      tell(hash, Status.FUTURE);
    }
    // One that closes a gap makes those behind it ready too.
    ready.forEach(each -> tell(each.hash, Status.READY));
    return new Accepted(hash, future);
  }

  /** The nonce an account's next extrinsic should have, the pool counted in. */
  public synchronized long nextIndex(AccountId account) {
    return next(account, stateNonce.applyAsLong(account));
  }

  public synchronized List<byte[]> pending() {
    return byHash.values().stream().map(Entry::bytes).toList();
  }

  public synchronized int size() {
    return byHash.size();
  }

  /** Extrinsics for the next block: by arrival, every account's in nonce order. */
  synchronized List<byte[]> ready(int most) {
    PriorityQueue<Entry> heads = new PriorityQueue<>(Comparator.comparingLong(Entry::arrival));
    accounts.forEach(
        (account, queue) -> {
          Entry first = queue.get(stateNonce.applyAsLong(account));
          if (first != null) {
            heads.add(first);
          }
        });
    List<byte[]> chosen = new ArrayList<>();
    while (!heads.isEmpty() && chosen.size() < most) {
      Entry entry = heads.remove();
      chosen.add(entry.bytes);
      Entry following = accounts.getOrDefault(entry.sender, new TreeMap<>()).get(entry.nonce + 1);
      if (following != null) {
        heads.add(following);
      }
    }
    return chosen;
  }

  /** Takes out an extrinsic that may not be in a block after all. */
  void reject(byte[] bytes) {
    Entry removed;
    synchronized (this) {
      removed = byHash.get(Hashes.blake2b256(bytes));
      if (removed != null) {
        remove(removed);
        ban(removed);
      }
    }
    if (removed != null) {
      tell(removed.hash, Status.INVALID);
    }
  }

  /** Forgets what a block included or made impossible. */
  void blockImported(long imported, List<byte[]> included) {
    List<Entry> dead = new ArrayList<>();
    synchronized (this) {
      height = imported;
      bannedUntil.values().removeIf(until -> until <= imported);
      for (byte[] bytes : included) {
        Entry entry = byHash.get(Hashes.blake2b256(bytes));
        if (entry != null) {
          remove(entry);
        }
      }
      for (Map.Entry<AccountId, TreeMap<Long, Entry>> account : List.copyOf(accounts.entrySet())) {
        // One look at the state per account, not per extrinsic: submissions wait meanwhile.
        long nonce = stateNonce.applyAsLong(account.getKey());
        for (Entry entry : List.copyOf(account.getValue().values())) {
          if (entry.lastBlock <= imported || entry.nonce < nonce) {
            remove(entry);
            ban(entry);
            dead.add(entry);
          }
        }
      }
    }
    dead.forEach(entry -> tell(entry.hash, Status.INVALID));
  }

  private long next(AccountId account, long fromState) {
    TreeMap<Long, Entry> queue = accounts.get(account);
    long nonce = fromState;
    while (queue != null && queue.containsKey(nonce)) {
      nonce++;
    }
    return nonce;
  }

  private void remove(Entry entry) {
    byHash.remove(entry.hash);
    TreeMap<Long, Entry> queue = accounts.get(entry.sender);
    if (queue != null) {
      queue.remove(entry.nonce);
      if (queue.isEmpty()) {
        accounts.remove(entry.sender);
      }
    }
  }

  /** Otherwise the same bad bytes could be offered, checked and thrown out again for ever. */
  private void ban(Entry entry) {
    bannedUntil.put(entry.hash, height + BANNED_BLOCKS);
    if (bannedUntil.size() > MOST) {
      bannedUntil.remove(bannedUntil.keySet().iterator().next());
    }
  }

  private void tell(Hash256 hash, Status status) {
    listeners.forEach(listener -> listener.accept(new Event(hash, status)));
  }
}
