package io.myelin.ledger;

import java.util.List;

/**
 * A block that has just been kept.
 *
 * @param written the keys of the state that it wrote or removed, also to what they held before
 */
public record NewBlock(KeptBlock kept, List<byte[]> written) {
  public long height() {
    return kept.height();
  }
}
