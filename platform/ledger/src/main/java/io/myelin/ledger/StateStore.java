package io.myelin.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.Database.Family;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.NodeRecord;
import io.myelin.primitives.trie.NodeSource;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.primitives.trie.StoredNode;
import io.myelin.primitives.trie.TrieCommit;
import io.myelin.primitives.trie.TrieNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The states that blocks left, as one persistent trie: each block adds the nodes it changed under
 * ids that only grow, and notes which nodes of the state before it did without. These go when the
 * last state that has them is discarded. Nodes in use are in a bounded cache, the rest on disk.
 */
final class StateStore implements NodeSource {
  private static final long CACHED_BYTES = 96L << 20;

  /** A change of the setting lets go of so many old states with each block. */
  private static final int MOST_DISCARDED = 16;

  /** Then its thread ends, so that nobody needs to end it. */
  private static final long IDLE_SECONDS = 5;

  private final Database database;
  private final History history;
  private final Cache<Long, TrieNode> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_BYTES)
          .executor(Runnable::run) // housekeeping is cheaper than handing it to another thread
          .weigher((Long id, TrieNode node) -> node.weight())
          .build();

  /** One block at a time, one more may wait; who comes with a third does it himself. */
  private final ThreadPoolExecutor housekeeping =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          StateStore::thread,
          new ThreadPoolExecutor.CallerRunsPolicy());

  /** Nodes of genesis are never discarded: their ids are below this. */
  private long genesisEnd;

  private long nextId = 1;
  private long oldest = 1;

  /** The states of a chain that is at this height, or of none when nothing was kept yet. */
  StateStore(Database database, History history, Optional<Long> head) {
    this.database = database;
    this.history = history;
    root(0).ifPresent(genesis -> genesisEnd = genesis.end());
    housekeeping.allowCoreThreadTimeOut(true);
    head.ifPresent(
        height -> {
          nextId = root(height).orElseThrow(() -> missing(height)).end();
          oldest =
              database
                  .firstFrom(Family.ROOTS, Database.key(1))
                  .map(Database::number)
                  .orElse(height + 1);
        });
  }

  /**
   * Where a state begins.
   *
   * @param end the first id after its nodes
   */
  private record Root(StoredNode node, long end) {
    byte[] record() {
      return new ScaleWriter()
          .u64(node.id())
          .lengthPrefixed(node.reference())
          .u64(end)
          .toByteArray();
    }

    static Root of(byte[] record) {
      ScaleReader in = new ScaleReader(record);
      return new Root(new StoredNode(in.u64(), in.lengthPrefixed()), in.u64());
    }
  }

  /**
   * A state on its way into the store.
   *
   * @param end the first id after its nodes
   * @param oldest the lowest height besides genesis that has a state then
   */
  record Keeping(TrieCommit commit, long end, long oldest) {
    /** The state, to be read from the store. */
    StateTrie state() {
      return commit.trie();
    }
  }

  /** The state a height left; empty when it is discarded or not there yet. */
  Optional<StateTrie> at(long height) {
    return rootAt(height).map(root -> StateTrie.stored(root, this));
  }

  /** The same for one that is read once as a whole: nodes in use stay in the cache. */
  Optional<StateTrie> uncached(long height) {
    return rootAt(height).map(root -> StateTrie.stored(root, this::read));
  }

  Optional<StoredNode> rootAt(long height) {
    return root(height).map(Root::node);
  }

  private Optional<Root> root(long height) {
    return database.get(Family.ROOTS, Database.key(height)).map(Root::of);
  }

  /** Adds to a batch what the state of a new height needs; {@link #kept} follows the write. */
  Keeping keep(Batch batch, long height, StateTrie state) {
    TrieCommit commit = state.commit(nextId, this);
    long end = nextId + commit.nodes().size();
    for (TrieCommit.Kept node : commit.nodes()) {
      batch.put(Family.NODES, Database.key(node.id()), node.record());
    }
    batch.put(Family.ROOTS, Database.key(height), new Root(commit.root(), end).record());
    ScaleWriter superseded = new ScaleWriter();
    for (long id : commit.superseded()) {
      if (id >= genesisEnd) {
        superseded.u64(id);
      }
    }
    batch.put(Family.SUPERSEDED, Database.key(height), superseded.toByteArray());
    return new Keeping(commit, end, discard(batch, history.oldest(height)));
  }

  /** The batch is durable. Cannot fail. */
  void kept(Keeping keeping) {
    if (genesisEnd == 0) {
      genesisEnd = keeping.end();
    }
    nextId = keeping.end();
    oldest = keeping.oldest();
  }

  /**
   * Spares reading what was just written, in the room of what the newest state did without. The
   * next block need not wait for it: until then it reads the store.
   */
  void remember(Keeping keeping) {
    housekeeping.execute(() -> cache(keeping));
  }

  private void cache(Keeping keeping) {
    for (long id : keeping.commit().superseded()) {
      cache.invalidate(id);
    }
    keeping.commit().nodes().forEach(node -> cache.put(node.id(), node.node()));
  }

  private long discard(Batch batch, long below) {
    long height = oldest;
    for (long end = Math.min(below, oldest + MOST_DISCARDED); height < end; height++) {
      batch.delete(Family.ROOTS, Database.key(height));
      byte[] next = Database.key(height + 1);
      ScaleReader ids = new ScaleReader(database.get(Family.SUPERSEDED, next).orElse(new byte[0]));
      while (ids.remaining() > 0) {
        long id = ids.u64();
        batch.delete(Family.NODES, Database.key(id));
        cache.invalidate(id);
      }
      batch.delete(Family.SUPERSEDED, next);
    }
    return height;
  }

  @Override
  public TrieNode load(StoredNode name) {
    TrieNode known = cache.getIfPresent(name.id());
    if (known != null && Arrays.equals(known.reference(true), name.reference())) {
      return known;
    }
    TrieNode node = read(name);
    cache.put(name.id(), node);
    return node;
  }

  private TrieNode read(StoredNode name) {
    byte[] record =
        database
            .get(Family.NODES, Database.key(name.id()))
            .orElseThrow(
                () ->
                    new LedgerException(
                        "a node of this state is not in the store: the state was discarded while it"
                            + " was read, or the store is damaged; ask for a newer block"));
    try {
      return NodeRecord.decode(name, record);
    } catch (ScaleException | ArithmeticException damaged) {
      throw new LedgerException(
          "the stored state is damaged: "
              + damaged.getMessage()
              + "; restore a backup or remove the data folder",
          damaged);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ledger-state-cache");
    thread.setDaemon(true);
    return thread;
  }

  private static LedgerException missing(long height) {
    return new LedgerException(
        "the stored state is damaged: block "
            + height
            + " has none; restore a backup or remove the data folder");
  }
}
