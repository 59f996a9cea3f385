package io.myelin.node.security.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses: after some failures a name, and an address, has to wait, each time
 * twice as long. Known and unknown names are treated alike.
 */
public final class Lockout {
  private static final int FREE = 5;

  /** Many people share the address of a proxy. */
  private static final int FREE_ADDRESS = 50;

  private static final String NAME = "name ";
  private static final String ADDRESS = "address ";
  private static final int NETWORK_BYTES = 8;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Behind a proxy all share it: who guesses may not lock the others out. */
  private static final Duration LONGEST_ADDRESS = Duration.ofSeconds(30);

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
   * @param name whose password is tried; empty for what is no name
   * @return how long to wait; zero when the try may be made
   */
  public synchronized Duration take(String name, String from) {
    Instant now = clock.instant();
    String address = address(from);
    Duration wait = left(NAME + name, now);
    // Who shares the address of somebody that guesses has one try all the same.
    if (name.isEmpty() || failedLately(NAME + name, now)) {
      Duration longer = left(address, now);
      wait = longer.compareTo(wait) > 0 ? longer : wait;
    }
    if (wait.isZero()) {
      if (!name.isEmpty()) {
        all.merge(NAME + name, new Failures(1, now, now), (was, one) -> next(was, now, FREE));
      }
      all.merge(address, new Failures(1, now, now), (was, one) -> next(was, now, FREE_ADDRESS));
    }
    return wait;
  }

  private Duration left(String key, Instant now) {
    Failures known = all.getOrDefault(key, new Failures(0, now, now));
    return known.until().isAfter(now) ? Duration.between(now, known.until()) : Duration.ZERO;
  }

  private boolean failedLately(String key, Instant now) {
    return Optional.ofNullable(all.get(key))
        .filter(known -> known.last().plus(LONGEST_ADDRESS).isAfter(now))
        .isPresent();
  }

  /**
   * The key of an address. Whoever has one of IPv6 has all of its network of 64 bits, so these are
   * one.
   */
  public static String address(String from) {
    if (!from.matches("[0-9a-fA-F.:]+(%.*)?")) {
      return ADDRESS + from;
    }
    try {
      // Only ever a literal, which asks nobody; one of IPv4 in the form of IPv6 is one of IPv4.
      byte[] bytes = InetAddress.getByName(from.replaceFirst("%.*", "")).getAddress();
      return ADDRESS
          + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES))
          + (bytes.length > NETWORK_BYTES ? "/64" : "");
    } catch (UnknownHostException noAddress) {
      return ADDRESS + from;
    }
  }

  private static Failures next(Failures was, Instant now, int free) {
    int count = was.last().plus(FORGET).isBefore(now) ? 1 : was.count() + 1;
    if (count < free) {
      return new Failures(count, now, now);
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(count - free, 10));
    Duration longest = free == FREE_ADDRESS ? LONGEST_ADDRESS : LONGEST;
    return new Failures(count, now, now.plus(pause.compareTo(longest) > 0 ? longest : pause));
  }

  /** The try was none: who knows the password is not slowed down by who does not. */
  public synchronized void succeeded(String name, String from) {
    all.remove(NAME + name);
    all.remove(address(from));
  }
}
