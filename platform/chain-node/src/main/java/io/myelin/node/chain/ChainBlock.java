package io.myelin.node.chain;

import io.myelin.primitives.Hash256;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Set;

/**
 * A block with what its execution said, as faces show it.
 *
 * @param failed positions of extrinsics that failed
 */
public record ChainBlock(
    long number,
    Hash256 hash,
    Hash256 parentHash,
    Hash256 stateRoot,
    Hash256 extrinsicsRoot,
    List<byte[]> extrinsics,
    Set<Integer> failed,
    List<Payout> payouts) {}
