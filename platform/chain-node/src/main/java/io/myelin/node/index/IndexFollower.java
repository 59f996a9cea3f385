package io.myelin.node.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings tables up to the chain, a bounded batch at a time. One thread at a time. */
final class IndexFollower {
  private static final Logger LOG = Logger.getLogger(IndexFollower.class.getName());
  private static final int MOST_BLOCKS = 200;
  private static final int MOST_ROWS = 5_000;

  /** Of bodies; they are held until the batch is written. */
  private static final long MOST_BYTES = 16 << 20;

  private final IndexStore store;
  private final IndexSource source;
  private long height;
  private boolean level;

  /**
   * Looks whose rows these are.
   *
   * @param own rows of another chain may be thrown away; else they are somebody's
   * @throws IndexException when they are somebody's
   */
  IndexFollower(IndexStore store, IndexSource source, boolean own) {
    this.store = store;
    this.source = source;
    Optional<String> genesis = store.genesis();
    if (genesis.isPresent() && !genesis.get().equals(source.genesis()) && !own) {
      throw new IndexException(
          "The index belongs to another chain: its genesis is "
              + genesis.get()
              + ", this chain's is "
              + source.genesis()
              + "; name another data base in myelin.index.url.");
    }
    this.height = store.height();
    if (genesis.isEmpty() || !genesis.get().equals(source.genesis()) || !sameTop()) {
      restart();
    }
  }

  // The same genesis may have been begun anew, as on a development machine.
  private boolean sameTop() {
    return height < 0 || store.hash(height).equals(source.hash(height));
  }

  /** Empties the tables; the next batches are the chain from block 0. */
  void restart() {
    LOG.log(Level.INFO, "the index starts at block 0");
    store.begin(source.genesis());
    height = -1;
    level = false;
  }

  /** The highest indexed block; -1 when there is none. */
  long height() {
    return height;
  }

  /**
   * Whether it has once had all there was, since it began. A chain that goes on is always a block
   * ahead, so this stays true.
   */
  boolean level() {
    return level;
  }

  /** Writes one batch; false when there was nothing left to write. */
  boolean advance() {
    long head = source.finalHeight();
    List<IndexSource.Entry> batch = new ArrayList<>();
    int rows = 0;
    long bytes = 0;
    long next = height + 1;
    while (next <= head && batch.size() < MOST_BLOCKS && rows < MOST_ROWS && bytes < MOST_BYTES) {
      IndexSource.Entry entry = source.entry(next++);
      rows += entry.rows();
      bytes += entry.block().bodyBytes();
      batch.add(entry);
    }
    boolean all = next > head;
    if (batch.isEmpty()) {
      level |= all;
      return false;
    }
    store.append(batch);
    height = next - 1;
    level |= all;
    return true;
  }
}
