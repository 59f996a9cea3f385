package io.myelin.ledger;

import io.myelin.ledger.PoolEvent.Status;
import io.myelin.ledger.Submission.Accepted;
import io.myelin.ledger.Submission.Refused;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.Validity;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Extrinsics that wait for a block: per account in nonce order, bounded, each checked against the
 * head's state. Safe for threads.
 */
public final class Pool {
  private static final Logger LOG = System.getLogger(Pool.class.getName());

  /** How far a nonce may be ahead of its account. */
  private static final int MOST_AHEAD = 1023;

  /** Of 8,192 small ones. */
  private static final int ROOM_BYTES = 32 << 20;

  private final Function<byte[], Validity> check;
  private final Function<AccountId, PoolAccount> chain;
  private final Room room = new Room(ROOM_BYTES);
  private final Map<Hash256, PoolEntry> byHash = new LinkedHashMap<>();
  private final FutureQueue futures = new FutureQueue();
  private final Bans bans = new Bans();
  private long arrivals;
  private long height;
  private final List<Consumer<PoolEvent>> listeners = new CopyOnWriteArrayList<>();

  Pool(Function<byte[], Validity> check, Function<AccountId, PoolAccount> chain) {
    this.check = check;
    this.chain = chain;
  }

  void listen(Consumer<PoolEvent> listener) {
    listeners.add(listener);
  }

  public Submission submit(byte[] bytes) {
    if (bytes.length > BlockLimits.MOST_BYTES) {
      return Refused.malformed(
          bytes.length + " bytes fit in no block, which holds " + BlockLimits.MOST_BYTES);
    }
    Hash256 hash = Hashes.blake2b256(bytes);
    Optional<Refused> known = known(hash);
    if (known.isPresent()) {
      return known.get();
    }
    Validity validity = check.apply(bytes);
    if (validity instanceof Validity.Malformed malformed) {
      return Refused.malformed(malformed.reason());
    }
    if (validity instanceof Validity.Invalid invalid) {
      return Refused.invalid(invalid.reason());
    }
    List<PoolEvent> news = new ArrayList<>();
    Submission answer = add(hash, bytes, (Validity.Valid) validity, news);
    news.forEach(this::tell);
    return answer;
  }

  private synchronized Optional<Refused> known(Hash256 hash) {
    return byHash.containsKey(hash)
        ? Optional.of(Refused.imported())
        : bans.until(hash).map(Refused::banned);
  }

  private synchronized Submission add(
      Hash256 hash, byte[] bytes, Validity.Valid valid, List<PoolEvent> news) {
    AccountId sender = valid.sender();
    PoolAccount account = chain.apply(sender);
    Optional<Refused> refused =
        known(hash).or(() -> unfit(valid, account)); // others came meanwhile
    if (refused.isPresent()) {
      return refused.get();
    }
    PoolEntry entry =
        new PoolEntry(
            hash, bytes, sender, valid.nonce(), valid.cost(), valid.lastBlock(), arrivals++);
    if (!room.add(entry)) {
      return Refused.taken(entry.nonce());
    }
    byHash.put(hash, entry);
    futures.add(entry, height);
    sort(sender, account, news);
    boolean future = futures.contains(entry);
    if (future) {
      news.add(0, new PoolEvent(hash, Status.FUTURE));
    }
    trim(news);
    return byHash.containsKey(hash)
        ? new Accepted(hash, future)
        : Refused.dropped(
            future
                ? "too many wait for nonces before theirs, or for money; try again later"
                : "the pool is full; try again later");
  }

  private static Optional<Refused> unfit(Validity.Valid valid, PoolAccount account) {
    long ahead = valid.nonce() - account.nonce();
    if (ahead < 0) {
      return Optional.of(Refused.invalid("Transaction is outdated"));
    }
    return ahead <= MOST_AHEAD
        ? Optional.empty()
        : Optional.of(
            Refused.dropped(
                "nonce "
                    + valid.nonce()
                    + " is "
                    + ahead
                    + " ahead of the account's "
                    + account.nonce()
                    + ", at most "
                    + MOST_AHEAD
                    + " are kept; try again when those before it are in blocks"));
  }

  /** The nonce an account's next extrinsic should have, the pool counted in. */
  public synchronized long nextIndex(AccountId account) {
    long nonce = chain.apply(account).nonce();
    while (room.of(account).containsKey(nonce)) {
      nonce++;
    }
    return nonce;
  }

  public synchronized List<byte[]> pending() {
    return byHash.values().stream().map(PoolEntry::bytes).toList();
  }

  public synchronized int size() {
    return byHash.size();
  }

  /** Extrinsics for the next block: by arrival, every account's in nonce order. */
  synchronized List<byte[]> ready() {
    PriorityQueue<PoolEntry> heads =
        new PriorityQueue<>(Comparator.comparingLong(PoolEntry::arrival));
    for (AccountId account : room.accounts()) {
      addIfReady(heads, Optional.of(room.of(account).firstEntry().getValue()));
    }
    List<byte[]> chosen = new ArrayList<>();
    long left = BlockLimits.MOST_BYTES;
    while (!heads.isEmpty() && chosen.size() < BlockLimits.MOST_EXTRINSICS) {
      PoolEntry entry = heads.remove();
      if (entry.bytes().length > left) {
        continue; // its account waits for the next block, others may be smaller
      }
      left -= entry.bytes().length;
      chosen.add(entry.bytes());
      addIfReady(heads, Optional.ofNullable(room.of(entry.sender()).get(entry.nonce() + 1)));
    }
    return chosen;
  }

  private void addIfReady(Collection<PoolEntry> heads, Optional<PoolEntry> entry) {
    entry.filter(each -> !futures.contains(each)).ifPresent(heads::add);
  }

  /** Takes out an extrinsic that may not be in a block after all; those behind it wait. */
  void reject(byte[] bytes) {
    List<PoolEvent> news = new ArrayList<>();
    synchronized (this) {
      PoolEntry rejected = byHash.get(Hashes.blake2b256(bytes));
      if (rejected == null) {
        return;
      }
      ban(rejected, news);
      sort(rejected.sender(), chain.apply(rejected.sender()), news);
      trim(news);
    }
    news.forEach(this::tell);
  }

  /** Forgets what a block included or made impossible, and what waited too long. */
  void blockImported(long imported, List<byte[]> included) {
    List<PoolEvent> news = new ArrayList<>();
    synchronized (this) {
      height = imported;
      bans.forget(imported);
      for (byte[] bytes : included) {
        Optional.ofNullable(byHash.get(Hashes.blake2b256(bytes))).ifPresent(this::remove);
      }
      for (AccountId account : List.copyOf(room.accounts())) {
        // One look at the state per account, not per extrinsic: submissions wait meanwhile.
        PoolAccount now = chain.apply(account);
        for (PoolEntry entry : List.copyOf(room.of(account).values())) {
          if (entry.lastBlock() <= imported || entry.nonce() < now.nonce()) {
            ban(entry, news);
          }
        }
        sort(account, now, news);
      }
      trim(news);
    }
    news.forEach(this::tell);
  }

  /** Tells anew which of an account's may be in the next block, as nonces and money go. */
  private void sort(AccountId account, PoolAccount now, List<PoolEvent> news) {
    long next = now.nonce();
    Rao left = now.spendable();
    boolean ready = true;
    for (PoolEntry entry : room.of(account).values()) {
      ready = ready && entry.nonce() == next++ && !left.isLessThan(entry.cost());
      if (ready) {
        left = left.minus(entry.cost());
        if (futures.remove(entry)) {
          news.add(new PoolEvent(entry.hash(), Status.READY));
        }
      } else if (futures.add(entry, height)) {
        news.add(new PoolEvent(entry.hash(), Status.FUTURE));
      }
    }
  }

  private void trim(List<PoolEvent> news) {
    List<PoolEntry> out = new ArrayList<>(futures.trim(height));
    out.addAll(room.excess());
    for (PoolEntry entry : out) {
      remove(entry);
      news.add(new PoolEvent(entry.hash(), Status.DROPPED));
    }
  }

  private void ban(PoolEntry entry, List<PoolEvent> news) {
    remove(entry);
    bans.add(entry.hash(), height);
    news.add(new PoolEvent(entry.hash(), Status.INVALID));
  }

  private void remove(PoolEntry entry) {
    byHash.remove(entry.hash());
    futures.remove(entry);
    room.remove(entry);
  }

  /** A listener in trouble must not keep others, or the sender, from their answer. */
  private void tell(PoolEvent event) {
    for (Consumer<PoolEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.log(Logger.Level.ERROR, "a listener to the pool failed on " + event.extrinsic(), e);
      }
    }
  }
}
