package io.myelin.ledger;

import java.util.List;

/** What a block may hold; the reference chain allows its transactions as many bytes. */
final class BlockLimits {
  static final int MOST_EXTRINSICS = 1000;
  static final int MOST_BYTES = 3_932_160;

  private BlockLimits() {}

  /** The bytes of a body, or of a part of one. */
  static long bytes(List<byte[]> extrinsics) {
    return extrinsics.stream().mapToLong(extrinsic -> extrinsic.length).sum();
  }
}
