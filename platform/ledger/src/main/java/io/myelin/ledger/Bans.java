package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Extrinsics that were invalid here: otherwise the same bad bytes could be offered, checked and
 * thrown out again for ever. Not safe for threads.
 */
final class Bans {
  private static final int MOST = 8192;

  /** Half an hour of twelve-second blocks. */
  private static final int BLOCKS = 150;

  private final Map<Hash256, Long> until = new LinkedHashMap<>();

  void add(Hash256 extrinsic, long height) {
    until.put(extrinsic, height + BLOCKS);
    if (until.size() > MOST) {
      until.remove(until.keySet().iterator().next());
    }
  }

  /** The block from which it may be offered again. */
  Optional<Long> until(Hash256 extrinsic) {
    return Optional.ofNullable(until.get(extrinsic));
  }

  void forget(long height) {
    until.values().removeIf(end -> end <= height);
  }
}
