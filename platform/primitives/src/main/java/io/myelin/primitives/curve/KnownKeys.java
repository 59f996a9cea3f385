package io.myelin.primitives.curve;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one encoding, ready to be multiplied: whoever signs once signs again, and reading a key
 * is an eighth of a check of sr25519 and a quarter of one of ed25519. What is kept follows from the
 * key alone, so no result depends on it. Safe for threads.
 */
final class KnownKeys {
  /** At about 2 KB each. */
  private static final int MOST = 1024;

  private final Function<byte[], Optional<Point>> read;
  private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(MOST);

  /**
   * None yet.
   *
   * @param read a key's point; empty for a key that is refused, which is not kept
   */
  KnownKeys(Function<byte[], Optional<Point>> read) {
    this.read = read;
  }

  private record Known(byte[] key, Multiples multiples) {}

  /** The multiples of a key's point; empty when it is refused. */
  Optional<Multiples> find(byte[] key) {
    int slot = Arrays.hashCode(key) & MOST - 1;
    Known last = slots.get(slot);
    if (last != null && Arrays.equals(last.key, key)) {
      return Optional.of(last.multiples);
    }
    Optional<Multiples> multiples = read.apply(key).map(Multiples::of);
    multiples.ifPresent(found -> slots.set(slot, new Known(key.clone(), found)));
    return multiples;
  }
}
