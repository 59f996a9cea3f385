package io.myelin.ledger;

import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.runtime.RuntimeVersion;
import java.util.List;

/** Which digest items stand before a header's seal, by the version that executed the block. */
sealed interface HeaderForm {
  List<byte[]> digest(long timestampMillis, Receipt receipt);

  static HeaderForm of(RuntimeVersion version) {
    return version.specVersion() < WithReceipts.SINCE ? new SlotOnly() : new WithReceipts();
  }

  /** As long as receipts were not thought of. */
  record SlotOnly() implements HeaderForm {
    @Override
    public List<byte[]> digest(long timestampMillis, Receipt receipt) {
      return List.of(Seals.slot(timestampMillis));
    }
  }

  /** The receipts root makes every payout provable by the header alone. */
  record WithReceipts() implements HeaderForm {
    private static final int SINCE = 427;

    @Override
    public List<byte[]> digest(long timestampMillis, Receipt receipt) {
      return List.of(Seals.slot(timestampMillis), Seals.receipts(ReceiptTree.of(receipt).root()));
    }
  }
}
