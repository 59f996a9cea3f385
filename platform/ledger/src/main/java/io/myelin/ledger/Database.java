package io.myelin.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Filter;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB under the ledger: families of records, written in atomic, synced batches. */
final class Database implements AutoCloseable {
  private static final int MOST_FILES = 128;
  private static final long CACHED_BYTES = 32L << 20;
  private static final int BLOOM_BITS = 10;

  /** What a record is about; its name on disk is its lower case. */
  enum Family {
    /** Chain, head and position; RocksDB's default family. */
    META,
    /** The flat state of the head, as builds before stored tries kept it. */
    STATE,
    /** What each block overwrote in it. */
    UNDO,
    BLOCKS,
    HEIGHTS,
    /** Trie nodes by id. */
    NODES,
    /** The root's node of the state that each height left. */
    ROOTS,
    /** By height, the nodes of the state before that the block left behind. */
    SUPERSEDED,
    /** By height, what the execution of the block said. */
    RECEIPTS
  }

  private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
  private final Cache cache;
  private final Filter bloom;
  private final ColumnFamilyOptions tables;
  private final DBOptions options;
  private final WriteOptions synced;

  /** Native memory is gone after close: readers hold this lock, and find out when they are late. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;
  private final Path dir;
  private final RocksDB db;

  Database(Path dir) {
    try {
      RocksDB.loadLibrary();
    } catch (RuntimeException | UnsatisfiedLinkError missing) {
      throw StoreFailure.ofLibrary(missing);
    }
    this.dir = dir;
    cache = new LRUCache(CACHED_BYTES);
    bloom = new BloomFilter(BLOOM_BITS);
    tables =
        new ColumnFamilyOptions()
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
    options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            // A torn last batch was never acknowledged; damage before it must not roll blocks back.
            .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
            .setMaxTotalWalSize(64L << 20)
            // The limit of open files is the process's, and sockets want some of it.
            .setMaxOpenFiles(MOST_FILES)
            .setKeepLogFileNum(2);
    synced = new WriteOptions().setSync(true);
    List<ColumnFamilyDescriptor> descriptors =
        Arrays.stream(Family.values())
            .map(family -> new ColumnFamilyDescriptor(name(family), tables))
            .toList();
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      Files.createDirectories(dir);
      db = RocksDB.open(options, dir.toString(), descriptors, handles);
    } catch (IOException e) {
      throw new LedgerException("cannot create the data folder " + dir + ": " + e.getMessage(), e);
    } catch (RocksDBException e) {
      throw failed(e);
    }
    Iterator<ColumnFamilyHandle> opened = handles.iterator();
    for (Family family : Family.values()) {
      families.put(family, opened.next());
    }
  }

  private static byte[] name(Family family) {
    return family == Family.META
        ? RocksDB.DEFAULT_COLUMN_FAMILY
        : family.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  /** A height, an id or another number as a key: in its order. */
  static byte[] key(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  Optional<byte[]> get(Family family, byte[] key) {
    return reading(() -> Optional.ofNullable(db.get(handle(family), key)));
  }

  /** The first key of a family that is at least the given one. */
  Optional<byte[]> firstFrom(Family family, byte[] key) {
    return reading(
        () -> {
          try (RocksIterator it = db.newIterator(handle(family))) {
            it.seek(key);
            it.status();
            return it.isValid() ? Optional.of(it.key()) : Optional.empty();
          }
        });
  }

  /** All records of a family, ascending. */
  void forEach(Family family, BiConsumer<byte[], byte[]> record) {
    reading(
        () -> {
          try (RocksIterator it = db.newIterator(handle(family))) {
            for (it.seekToFirst(); it.isValid(); it.next()) {
              record.accept(it.key(), it.value());
            }
            it.status();
            return family;
          }
        });
  }

  /** Records that are written together or not at all. Close it. */
  Batch batch() {
    return new Batch();
  }

  final class Batch implements AutoCloseable {
    private final WriteBatch writes = new WriteBatch();

    private Batch() {}

    Batch put(Family family, byte[] key, byte[] value) {
      return put(() -> writes.put(handle(family), key, value));
    }

    Batch delete(Family family, byte[] key) {
      return put(() -> writes.delete(handle(family), key));
    }

    /** Deletes a family's records. */
    Batch clear(Family family) {
      byte[] beyond = new byte[64];
      Arrays.fill(beyond, (byte) 0xff);
      return put(() -> writes.deleteRange(handle(family), new byte[0], beyond));
    }

    /** About how many bytes it holds. */
    long bytes() {
      return writes.getDataSize();
    }

    /** Returns when the records would survive a loss of power. */
    void write() {
      lock.readLock().lock();
      try {
        requireOpen();
        put(() -> db.write(synced, writes));
      } finally {
        lock.readLock().unlock();
      }
    }

    private Batch put(Writing writing) {
      try {
        writing.run();
        return this;
      } catch (RocksDBException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      writes.close();
    }
  }

  private interface Writing {
    void run() throws RocksDBException;
  }

  private interface Reading<T> {
    T run() throws RocksDBException;
  }

  private <T> T reading(Reading<T> reading) {
    lock.readLock().lock();
    try {
      requireOpen();
      return reading.run();
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
    return Objects.requireNonNull(families.get(family));
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
        families.values().forEach(ColumnFamilyHandle::close);
        db.close();
        synced.close();
        options.close();
        tables.close();
        bloom.close();
        cache.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
