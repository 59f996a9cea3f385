package io.myelin.primitives.curve;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one encoding, ready to be multiplied: whoever signs once signs again, and reading a key
 * is an eighth of a check of sr25519 and a quarter of one of ed25519. Whoever comes a second time
 * gets four tables instead of one, which cost less than a check and save a third of each later one.
 * What is kept follows from the key alone, so no result depends on it. Safe for threads.
 */
final class KnownKeys {
  /** At about 2 KB each, and 10 KB of those that came again. */
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

  /**
   * A key's point.
   *
   * @param quarters empty for a key that was not seen before
   */
  record Known(byte[] key, Point point, Multiples multiples, Optional<Quarters> quarters) {
    static Known of(byte[] key, Point point) {
      return new Known(key, point, Multiples.of(point), Optional.empty());
    }

    /** The same for whoever comes again. */
    Known again() {
      return new Known(key, point, multiples, Optional.of(Quarters.of(point)));
    }
  }

  /** A key's point; empty when it is refused. */
  Optional<Known> find(byte[] key) {
    int slot = Arrays.hashCode(key) & MOST - 1;
    Known last = slots.get(slot);
    boolean known = last != null && Arrays.equals(last.key, key);
    if (known && last.quarters.isPresent()) {
      return Optional.of(last);
    }
    Optional<Known> found =
        known
            ? Optional.of(last.again())
            : read.apply(key).map(point -> Known.of(key.clone(), point));
    found.ifPresent(next -> slots.set(slot, next));
    return found;
  }
}
