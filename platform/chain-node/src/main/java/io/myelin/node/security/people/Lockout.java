package io.myelin.node.security.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses: after some failures a name, and an address, has to wait, each time
 * twice as long. Known and unknown names are treated alike.
 */
public final class Lockout {
  private static final int FREE = 5;

  /** Many people share the address of a proxy. */
  private static final int FREE_ADDRESS = 50;

  private static final String ADDRESS = "address ";
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** After this long without a failure, earlier ones count no more. */
  private static final Duration FORGET = Duration.ofHours(6);

  private static final int MOST = 10_000;

  private record Failures(int count, Instant last, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Failures> all =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST;
        }
      };

  public Lockout(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes a try, which counts as a failure until it is known to be none: so tries at the same time
   * are no more than others.
   *
   * @return how long to wait; zero when the try may be made
   */
  public synchronized Duration take(String... keys) {
    Instant now = clock.instant();
    Duration wait = Duration.ZERO;
    for (String key : keys) {
      Failures known = all.getOrDefault(key, new Failures(0, now, now));
      if (known.until().isAfter(now)) {
        Duration left = Duration.between(now, known.until());
        wait = left.compareTo(wait) > 0 ? left : wait;
      }
    }
    if (wait.isZero()) {
      for (String key : keys) {
        all.merge(key, new Failures(1, now, now), (was, one) -> next(was, now, free(key)));
      }
    }
    return wait;
  }

  /** The key of an address. */
  public static String address(String from) {
    return ADDRESS + from;
  }

  private static int free(String key) {
    return key.startsWith(ADDRESS) ? FREE_ADDRESS : FREE;
  }

  private static Failures next(Failures was, Instant now, int free) {
    int count = was.last().plus(FORGET).isBefore(now) ? 1 : was.count() + 1;
    if (count < free) {
      return new Failures(count, now, now);
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(count - free, 10));
    return new Failures(count, now, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
  }

  /** The try was none: who knows the password is not slowed down by who does not. */
  public synchronized void succeeded(String... keys) {
    for (String key : keys) {
      all.remove(key);
    }
  }
}
