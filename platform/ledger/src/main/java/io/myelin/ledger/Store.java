package io.myelin.ledger;

import io.myelin.ledger.order.Position;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.trie.StateTrie;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB under the ledger: one atomic, synced batch per block. Families: state (flat head state),
 * undo (what each block overwrote), blocks (by height), heights (by hash), meta.
 */
final class Store implements AutoCloseable {
  private static final byte[] HEAD = "head".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GENESIS = "genesis".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] POSITION = "position".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VOTE = "vote".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_FILES = 128;
  private final List<ColumnFamilyHandle> families = new ArrayList<>();
  private final DBOptions options =
      new DBOptions()
          .setCreateIfMissing(true)
          .setCreateMissingColumnFamilies(true)
          // A torn last batch was never acknowledged; damage before it must not roll blocks back.
          .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
          .setMaxTotalWalSize(64L << 20)
          // The limit of open files is the process's, and sockets want some of it.
          .setMaxOpenFiles(MOST_FILES)
          .setKeepLogFileNum(2);
  private final WriteOptions synced = new WriteOptions().setSync(true);

  /** Native memory is gone after close: readers hold this lock, and find out when they are late. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;
  private final Path dir;
  private final RocksDB db;

  private enum Family {
    META(0),
    STATE(1),
    UNDO(2),
    BLOCKS(3),
    HEIGHTS(4);

    private final int position;

    Family(int position) {
      this.position = position;
    }
  }

  Store(Path dir) {
    try {
      RocksDB.loadLibrary();
    } catch (RuntimeException | UnsatisfiedLinkError missing) {
      throw StoreFailure.ofLibrary(missing);
    }
    this.dir = dir;
    List<ColumnFamilyDescriptor> descriptors =
        List.of(
            new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY),
            family("state"),
            family("undo"),
            family("blocks"),
            family("heights"));
    try {
      Files.createDirectories(dir);
      db = RocksDB.open(options, dir.toString(), descriptors, families);
    } catch (IOException e) {
      throw new LedgerException("cannot create the data folder " + dir + ": " + e.getMessage(), e);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  Optional<Long> head() {
    return get(Family.META, HEAD).map(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  Optional<Hash256> genesis() {
    return get(Family.META, GENESIS).map(Hash256::of);
  }

  /** The engine's position of the head; {@link Position#START} before the first block. */
  Position position() {
    return get(Family.META, POSITION)
        .map(bytes -> new Position(ByteBuffer.wrap(bytes).getLong()))
        .orElse(Position.START);
  }

  /** The last signed finality vote. */
  Optional<byte[]> vote() {
    return get(Family.META, VOTE);
  }

  Optional<StoredBlock> block(long height) {
    return get(Family.BLOCKS, key(height)).map(StoredBlock.CODEC::decode);
  }

  Optional<Long> height(Hash256 hash) {
    return get(Family.HEIGHTS, hash.bytes()).map(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  Optional<Map<byte[], Optional<byte[]>>> undo(long height) {
    return get(Family.UNDO, key(height)).map(UndoRecord.CODEC::decode);
  }

  StateTrie loadState() {
    StateTrie trie = StateTrie.EMPTY;
    try (RocksIterator it = db.newIterator(handle(Family.STATE))) {
      for (it.seekToFirst(); it.isValid(); it.next()) {
        trie = trie.put(it.key(), it.value());
      }
      it.status();
    } catch (RocksDBException e) {
      throw failed(e);
    }
    return trie;
  }

  void writeGenesis(StoredBlock genesis, StateTrie state) {
    try (WriteBatch batch = new WriteBatch()) {
      for (Iterator<StateEntry> it = state.scan(new byte[0]); it.hasNext(); ) {
        StateEntry entry = it.next();
        batch.put(handle(Family.STATE), entry.key(), entry.value());
      }
      batch.put(handle(Family.META), GENESIS, genesis.hash().bytes());
      put(batch, genesis);
      db.write(synced, batch);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** Everything of one block, or nothing of it. */
  void write(
      StoredBlock block,
      Map<byte[], Optional<byte[]>> changes,
      Map<byte[], Optional<byte[]>> undo,
      byte[] vote,
      Position position,
      long forgetUndoOf) {
    requireOpen();
    try (WriteBatch batch = new WriteBatch()) {
      for (Map.Entry<byte[], Optional<byte[]>> change : changes.entrySet()) {
        if (change.getValue().isPresent()) {
          batch.put(handle(Family.STATE), change.getKey(), change.getValue().get());
        } else {
          batch.delete(handle(Family.STATE), change.getKey());
        }
      }
      batch.put(handle(Family.UNDO), key(block.height()), UndoRecord.CODEC.encode(undo));
      if (forgetUndoOf > 0) {
        batch.delete(handle(Family.UNDO), key(forgetUndoOf));
      }
      batch.put(handle(Family.META), VOTE, vote);
      batch.put(handle(Family.META), POSITION, key(position.index()));
      put(batch, block);
      db.write(synced, batch);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  private void put(WriteBatch batch, StoredBlock block) throws RocksDBException {
    byte[] height = key(block.height());
    batch.put(handle(Family.BLOCKS), height, StoredBlock.CODEC.encode(block));
    batch.put(handle(Family.HEIGHTS), block.hash().bytes(), height);
    batch.put(handle(Family.META), HEAD, height);
  }

  private Optional<byte[]> get(Family family, byte[] key) {
    lock.readLock().lock();
    try {
      requireOpen();
      return Optional.ofNullable(db.get(handle(family), key));
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new LedgerException("the ledger is closed: this node is stopping; ask again later");
    }
  }

  private ColumnFamilyHandle handle(Family family) {
    return families.get(family.position);
  }

  private static ColumnFamilyDescriptor family(String name) {
    return new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] key(long height) {
    return ByteBuffer.allocate(8).putLong(height).array();
  }

  private LedgerException failed(RocksDBException e) {
    return StoreFailure.of(dir, e);
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        families.forEach(ColumnFamilyHandle::close);
        db.close();
        synced.close();
        options.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
