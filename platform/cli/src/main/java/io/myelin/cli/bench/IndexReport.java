package io.myelin.cli.bench;

import java.util.List;

/**
 * What the index of a chain's history costs.
 *
 * @param bytesPerEmptyBlock of the H2 file
 * @param pastEpochMillis median of reading neurons, weights and bonds of the epoch that is farthest
 *     from a record that stands for itself
 * @param receiptBytes of one epoch in a receipt, before the store compresses it
 */
public record IndexReport(
    int emptyBlocks,
    double bytesPerEmptyBlock,
    int extrinsics,
    double extrinsicsPerSecond,
    double bytesPerExtrinsic,
    int uids,
    double pastEpochMillis,
    long receiptBytes,
    List<Epochs> epochs) {
  public IndexReport {
    epochs = List.copyOf(epochs);
  }

  /**
   * What epochs take in the index.
   *
   * @param when how much validators change their minds
   * @param standing bytes of a record that needs no other
   * @param difference bytes of one that is the difference to the epoch before
   * @param megabytesPerYear of both at a block each 12 s and an epoch each 361 blocks
   */
  public record Epochs(String when, long standing, long difference, double megabytesPerYear) {}
}
