package io.myelin.ledger;

import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.Database.Family;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import java.util.List;
import java.util.Optional;

/** The receipts of a chain by height, each written in one batch with its block. */
public final class Receipts {
  private final Database database;
  private final Store store;

  Receipts(Database database, Store store) {
    this.database = database;
    this.store = store;
  }

  /** Empty for genesis, and for blocks of a build without receipts until somebody makes them. */
  public Optional<Receipt> at(long height) {
    return database.get(Family.RECEIPTS, Database.key(height)).map(Receipt.CODEC::decode);
  }

  /** Whether a block's header names the root of its receipt. */
  public static boolean provable(StoredBlock block) {
    return Seals.receiptsRoot(block.header()).isPresent();
  }

  /** A block with what its execution said, from its receipt or from the record of before. */
  KeptBlock kept(StoredBlock block) {
    return at(block.height())
        .map(receipt -> KeptBlock.of(block, receipt))
        .or(() -> store.outcomes(block.height()).map(old -> old.of(block)))
        .orElseGet(() -> new KeptBlock(block, List.of(), List.of()));
  }

  static void put(Batch batch, long height, Receipt receipt) {
    batch.put(Family.RECEIPTS, Database.key(height), Receipt.CODEC.encode(receipt));
  }

  /**
   * Keeps the receipt of a block that had none.
   *
   * @throws LedgerException when the block's header names another
   */
  void add(StoredBlock block, Receipt receipt) {
    Seals.receiptsRoot(block.header())
        .filter(root -> !root.equals(ReceiptTree.of(receipt).root()))
        .ifPresent(
            root -> {
              throw new LedgerException(
                  "the receipt of block "
                      + block.height()
                      + " has another root than "
                      + root
                      + ", which its header names; restore a backup or remove the data folder");
            });
    try (Batch batch = database.batch()) {
      put(batch, block.height(), receipt);
      batch.write();
    }
  }
}
