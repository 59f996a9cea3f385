package io.myelin.client;

import io.myelin.primitives.scale.ScaleReader;
import java.time.Instant;
import java.util.Optional;

/** The time that everybody who follows a chain knows, whatever a machine's own clock says. */
public final class ChainTime {
  private static final String NOW = StorageKeys.item("Timestamp", "Now");

  private ChainTime() {}

  /** That of the newest block; empty before the first one. */
  public static Optional<Instant> newest(ChainClient chain) {
    return chain.storage(NOW).map(bytes -> Instant.ofEpochMilli(new ScaleReader(bytes).u64()));
  }
}
