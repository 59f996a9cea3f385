package io.myelin.ledger;

import io.myelin.ledger.receipt.Outcome;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.primitives.Hash256;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Optional;

/**
 * A block with what its execution said of its extrinsics and of who was paid.
 *
 * @param failures per extrinsic, why it failed; empty where it succeeded
 */
public record KeptBlock(StoredBlock block, List<Optional<String>> failures, List<Payout> payouts) {
  static KeptBlock of(StoredBlock block, Receipt receipt) {
    return new KeptBlock(
        block,
        receipt.outcomes().stream()
            .map(Outcome::failure)
            .map(failure -> failure.map(Outcome.Failure::words))
            .toList(),
        receipt.payouts());
  }

  public long height() {
    return block.height();
  }

  public Hash256 hash() {
    return block.hash();
  }
}
