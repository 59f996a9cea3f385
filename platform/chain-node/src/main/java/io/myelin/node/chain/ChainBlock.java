package io.myelin.node.chain;

import io.myelin.ledger.KeptBlock;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hash256;
import io.myelin.runtime.frame.Payout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A block with what its execution said, as faces show it.
 *
 * @param failed positions of extrinsics that failed
 * @param timeMillis that its author wrote into it
 */
public record ChainBlock(
    long number,
    Hash256 hash,
    Hash256 parentHash,
    Hash256 stateRoot,
    Hash256 extrinsicsRoot,
    List<byte[]> extrinsics,
    Set<Integer> failed,
    List<Payout> payouts,
    long timeMillis) {

  /** How much its extrinsics take. */
  public long bodyBytes() {
    return extrinsics.stream().mapToLong(extrinsic -> extrinsic.length).sum();
  }

  /** The same facts without how they are kept. */
  public static ChainBlock of(KeptBlock kept) {
    Set<Integer> failed = new HashSet<>();
    for (int i = 0; i < kept.failures().size(); i++) {
      if (kept.failures().get(i).isPresent()) {
        failed.add(i);
      }
    }
    StoredBlock block = kept.block();
    return new ChainBlock(
        block.height(),
        block.hash(),
        block.header().parentHash(),
        block.header().stateRoot(),
        block.header().extrinsicsRoot(),
        block.extrinsics(),
        failed,
        kept.payouts(),
        block.timeMillis());
  }
}
