package io.myelin.client;

import io.myelin.codec.value.Plain;
import java.time.Instant;
import java.util.Optional;

/** The time that everybody who follows a chain knows, whatever a machine's own clock says. */
public final class ChainTime {
  private static final StorageKey NOW = StorageKeys.item("Timestamp", "Now");

  private ChainTime() {}

  /** That of the newest block; empty before the first one. */
  public static Optional<Instant> newest(ChainClient chain) {
    return chain.query(NOW).map(millis -> Instant.ofEpochMilli(Plain.u64(millis)));
  }
}
