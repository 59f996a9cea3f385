package io.myelin.ledger;

import io.myelin.ledger.PoolEvent.Status;
import io.myelin.ledger.Submission.Accepted;
import io.myelin.ledger.Submission.Refused;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.Validity;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Logger LOG = System.getLogger(Pool.class.getName());
  private static final int MOST = 8192;
  private static final int MOST_PER_ACCOUNT = 1024;
  private static final int MOST_BYTES = 16 << 20;

  private final Function<byte[], Validity> check;
  private final ToLongFunction<AccountId> stateNonce;
  private final Map<AccountId, TreeMap<Long, PoolEntry>> accounts = new TreeMap<>();
  private final Map<Hash256, PoolEntry> byHash = new LinkedHashMap<>();
  private final Bans bans = new Bans();
  private final FutureQueue futures = new FutureQueue();
  private long bytesHeld;
  private long arrivals;
  private long height;
  private final List<Consumer<PoolEvent>> listeners = new CopyOnWriteArrayList<>();

  Pool(Function<byte[], Validity> check, ToLongFunction<AccountId> stateNonce) {
    this.check = check;
    this.stateNonce = stateNonce;
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
    Optional<Refused> refused = refusal(hash, bytes.length);
    if (refused.isPresent()) {
      return refused.get();
    }
    Validity validity = check.apply(bytes);
    if (validity instanceof Validity.Malformed malformed) {
      return Refused.malformed(malformed.reason());
    }
    if (validity instanceof Validity.Invalid invalid) {
      return Refused.invalid(invalid.reason());
    }
    return add(hash, bytes, (Validity.Valid) validity);
  }

  /** What can be said before anything is verified. */
  private synchronized Optional<Refused> refusal(Hash256 hash, int length) {
    if (byHash.containsKey(hash)) {
      return Optional.of(Refused.imported());
    }
    if (byHash.size() >= MOST || bytesHeld + length > MOST_BYTES) {
      String held = byHash.size() + " transactions of " + bytesHeld + " bytes";
      return Optional.of(Refused.dropped("the pool is full with " + held + "; try again later"));
    }
    return bans.until(hash).map(Refused::banned);
  }

  private Submission add(Hash256 hash, byte[] bytes, Validity.Valid valid) {
    List<PoolEvent> news = new ArrayList<>();
    Submission answer = add(hash, bytes, valid, news);
    news.forEach(this::tell);
    return answer;
  }

  private synchronized Submission add(
      Hash256 hash, byte[] bytes, Validity.Valid valid, List<PoolEvent> news) {
    Optional<Refused> refused =
        refusal(hash, bytes.length).or(() -> tooFarAhead(valid)); // others came meanwhile
    if (refused.isPresent()) {
      return refused.get();
    }
    PoolEntry entry =
        new PoolEntry(hash, bytes, valid.sender(), valid.nonce(), valid.lastBlock(), arrivals++);
    TreeMap<Long, PoolEntry> queue = accounts.getOrDefault(entry.sender(), new TreeMap<>());
    if (queue.containsKey(entry.nonce())) {
      return Refused.taken(entry.nonce());
    }
    accounts.put(entry.sender(), queue);
    queue.put(entry.nonce(), entry);
    byHash.put(hash, entry);
    bytesHeld += bytes.length;
    long next = next(entry.sender(), valid.accountNonce());
    if (entry.nonce() > next) {
      futures.add(entry, height);
      news.add(new PoolEvent(hash, Status.FUTURE));
      makeRoom(news);
      return byHash.containsKey(hash)
          ? new Accepted(hash, true)
          : Refused.dropped("too many wait for nonces before theirs; try again later");
    }
    // One that closes a gap makes those behind it ready too.
    for (PoolEntry ready : queue.subMap(entry.nonce(), next).values()) {
      futures.remove(ready);
      news.add(new PoolEvent(ready.hash(), Status.READY));
    }
    return new Accepted(hash, false);
  }

  private static Optional<Refused> tooFarAhead(Validity.Valid valid) {
    long ahead = valid.nonce() - valid.accountNonce();
    return ahead < MOST_PER_ACCOUNT
        ? Optional.empty()
        : Optional.of(
            Refused.dropped(
                "nonce "
                    + valid.nonce()
                    + " is "
                    + ahead
                    + " ahead of the account's "
                    + valid.accountNonce()
                    + ", less than "
                    + MOST_PER_ACCOUNT
                    + " is kept; try again when those before it are in blocks"));
  }

  private void makeRoom(List<PoolEvent> news) {
    for (Optional<PoolEntry> out = futures.excess(); out.isPresent(); out = futures.excess()) {
      remove(out.get());
      news.add(new PoolEvent(out.get().hash(), Status.DROPPED));
    }
  }

  /** The nonce an account's next extrinsic should have, the pool counted in. */
  public synchronized long nextIndex(AccountId account) {
    return next(account, stateNonce.applyAsLong(account));
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
    accounts.forEach(
        (account, queue) -> {
          PoolEntry first = queue.get(stateNonce.applyAsLong(account));
          if (first != null) {
            heads.add(first);
          }
        });
    List<byte[]> chosen = new ArrayList<>();
    long room = BlockLimits.MOST_BYTES;
    while (!heads.isEmpty() && chosen.size() < BlockLimits.MOST_EXTRINSICS) {
      PoolEntry entry = heads.remove();
      if (entry.bytes().length > room) {
        continue; // its account waits for the next block, others may be smaller
      }
      room -= entry.bytes().length;
      chosen.add(entry.bytes());
      PoolEntry following =
          accounts.getOrDefault(entry.sender(), new TreeMap<>()).get(entry.nonce() + 1);
      if (following != null) {
        heads.add(following);
      }
    }
    return chosen;
  }

  /** Takes out an extrinsic that may not be in a block after all; those behind it wait. */
  void reject(byte[] bytes) {
    List<PoolEvent> news = new ArrayList<>();
    synchronized (this) {
      PoolEntry rejected = byHash.get(Hashes.blake2b256(bytes));
      if (rejected == null) {
        return;
      }
      remove(rejected);
      bans.add(rejected.hash(), height);
      news.add(new PoolEvent(rejected.hash(), Status.INVALID));
      accounts
          .getOrDefault(rejected.sender(), new TreeMap<>())
          .tailMap(rejected.nonce())
          .values()
          .forEach(
              entry -> {
                futures.add(entry, height);
                news.add(new PoolEvent(entry.hash(), Status.FUTURE));
              });
      makeRoom(news);
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
        PoolEntry entry = byHash.get(Hashes.blake2b256(bytes));
        if (entry != null) {
          remove(entry);
        }
      }
      for (Map.Entry<AccountId, TreeMap<Long, PoolEntry>> account :
          List.copyOf(accounts.entrySet())) {
        // One look at the state per account, not per extrinsic: submissions wait meanwhile.
        long nonce = stateNonce.applyAsLong(account.getKey());
        for (PoolEntry entry : List.copyOf(account.getValue().values())) {
          if (entry.lastBlock() <= imported || entry.nonce() < nonce) {
            remove(entry);
            bans.add(entry.hash(), height);
            news.add(new PoolEvent(entry.hash(), Status.INVALID));
          }
        }
        sort(account.getValue(), next(account.getKey(), nonce), news);
      }
      for (PoolEntry late : futures.expired(imported)) {
        remove(late);
        news.add(new PoolEvent(late.hash(), Status.DROPPED));
      }
      makeRoom(news);
    }
    news.forEach(this::tell);
  }

  /** Tells ready from future anew, below and from the account's next nonce. */
  private void sort(TreeMap<Long, PoolEntry> queue, long next, List<PoolEvent> news) {
    for (PoolEntry entry : queue.values()) {
      if (entry.nonce() >= next) {
        futures.add(entry, height);
      } else if (futures.remove(entry)) {
        news.add(new PoolEvent(entry.hash(), Status.READY));
      }
    }
  }

  private long next(AccountId account, long fromState) {
    TreeMap<Long, PoolEntry> queue = accounts.get(account);
    long nonce = fromState;
    while (queue != null && queue.containsKey(nonce)) {
      nonce++;
    }
    return nonce;
  }

  private void remove(PoolEntry entry) {
    if (byHash.remove(entry.hash()) != null) {
      bytesHeld -= entry.bytes().length;
    }
    futures.remove(entry);
    TreeMap<Long, PoolEntry> queue = accounts.get(entry.sender());
    if (queue != null) {
      queue.remove(entry.nonce());
      if (queue.isEmpty()) {
        accounts.remove(entry.sender());
      }
    }
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
