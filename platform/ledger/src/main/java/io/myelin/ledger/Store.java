package io.myelin.ledger;

import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.Database.Family;
import io.myelin.ledger.order.Position;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.scale.ScaleReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The blocks of a chain, by height and by hash, and where it stands. */
final class Store {
  private static final byte[] HEAD = text("head");
  private static final byte[] GENESIS = text("genesis");
  private static final byte[] GENESIS_CONFIG = text("genesis-config");
  private static final byte[] POSITION = text("position");
  private static final byte[] VOTE = text("vote");
  private final Database database;

  Store(Database database) {
    this.database = database;
  }

  Optional<Long> head() {
    return database.get(Family.META, HEAD).map(Database::number);
  }

  Optional<Hash256> genesis() {
    return database.get(Family.META, GENESIS).map(Hash256::of);
  }

  /**
   * The digest of the configuration that block 0 was made from; of folders of earlier builds none.
   */
  Optional<Hash256> genesisConfig() {
    return database.get(Family.META, GENESIS_CONFIG).map(Hash256::of);
  }

  /** The engine's position of the head; {@link Position#START} before the first block. */
  Position position() {
    return database
        .get(Family.META, POSITION)
        .map(bytes -> new Position(Database.number(bytes)))
        .orElse(Position.START);
  }

  /** The last signed finality vote. */
  Optional<byte[]> vote() {
    return database.get(Family.META, VOTE);
  }

  Optional<StoredBlock> block(long height) {
    return record(height).map(StoredBlock.CODEC::read);
  }

  /** What a build without receipts wrote behind a block; empty for blocks of builds with them. */
  Optional<OldOutcomes> outcomes(long height) {
    return record(height)
        .flatMap(
            record -> {
              StoredBlock.CODEC.read(record);
              return OldOutcomes.behind(record);
            });
  }

  private Optional<ScaleReader> record(long height) {
    return database.get(Family.BLOCKS, Database.key(height)).map(ScaleReader::new);
  }

  Optional<Long> height(Hash256 hash) {
    return database.get(Family.HEIGHTS, hash.bytes()).map(Database::number);
  }

  static void putGenesis(Batch batch, StoredBlock genesis) {
    batch.put(Family.META, GENESIS, genesis.hash().bytes());
    put(batch, genesis);
  }

  static void putGenesisConfig(Batch batch, Hash256 digest) {
    batch.put(Family.META, GENESIS_CONFIG, digest.bytes());
  }

  /** The block becomes the head, at the engine's position and with this node's vote. */
  static void put(Batch batch, StoredBlock block, byte[] vote, Position position) {
    batch.put(Family.META, VOTE, vote);
    batch.put(Family.META, POSITION, Database.key(position.index()));
    put(batch, block);
  }

  private static void put(Batch batch, StoredBlock block) {
    byte[] height = Database.key(block.height());
    batch.put(Family.BLOCKS, height, StoredBlock.CODEC.encode(block));
    batch.put(Family.HEIGHTS, block.hash().bytes(), height);
    batch.put(Family.META, HEAD, height);
  }

  private static byte[] text(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
