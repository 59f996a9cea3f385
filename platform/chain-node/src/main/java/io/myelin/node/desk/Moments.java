package io.myelin.node.desk;

import io.myelin.api.serving.Problems;
import io.myelin.node.chain.ChainService;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Ends of spans: a block, or an instant as its author wrote it into one.
 *
 * @param times of blocks by their height; empty beyond the head
 */
record Moments(LongFunction<Optional<Instant>> times, long head) {
  private static final String NEEDED =
      "a block number or an instant such as 2026-01-31T12:00:00Z (a '+' is %2B in an address)";

  Moments(ChainService chain) {
    this(height -> chain.block(height).map(Views::time), chain.head().number());
  }

  /** The first block at or after it; empty when it was not given. */
  Optional<Long> first(String name, String text) {
    return isHeight(text) ? height(name, text) : Optional.of(reached(instant(name, text)));
  }

  /** The last block at or before it; empty when it was not given. */
  Optional<Long> last(String name, String text) {
    return isHeight(text)
        ? height(name, text)
        : Optional.of(reached(instant(name, text).plusNanos(1)) - 1);
  }

  private static boolean isHeight(String text) {
    return text.matches("[0-9]*");
  }

  private static Optional<Long> height(String name, String text) {
    if (text.length() > 12) {
      throw Problems.badParameter(name, text, NEEDED);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
  }

  private static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException wrong) {
      throw Problems.badParameter(name, text, NEEDED);
    }
  }

  /** The height of the first block at or after a time; times of blocks never fall. */
  private long reached(Instant time) {
    long before = -1;
    long at = head + 1;
    while (at - before > 1) {
      long middle = before + (at - before) / 2;
      if (times.apply(middle).map(known -> known.isBefore(time)).orElse(false)) {
        before = middle;
      } else {
        at = middle;
      }
    }
    return at;
  }
}
