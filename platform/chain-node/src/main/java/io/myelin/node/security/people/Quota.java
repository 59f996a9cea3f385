package io.myelin.node.security.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each may do what the node keeps for good: so many times in a span, then a pause. */
public final class Quota {
  private static final int MOST_KEYS = 10_000;

  private record Spell(Instant ends, int count) {}

  private final int most;
  private final Duration span;
  private final InstantSource clock;
  private final Map<String, Spell> all =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spell> eldest) {
          return size() > MOST_KEYS;
        }
      };

  public Quota(int most, Duration span, InstantSource clock) {
    this.most = most;
    this.span = span;
    this.clock = clock;
  }

  /**
   * Takes one.
   *
   * @return how long to wait; zero when it may be done
   */
  public synchronized Duration take(String key) {
    Instant now = clock.instant();
    Spell known = all.get(key);
    if (known == null || !known.ends().isAfter(now)) {
      known = new Spell(now.plus(span), 0);
    }
    if (known.count() >= most) {
      return Duration.between(now, known.ends());
    }
    all.put(key, new Spell(known.ends(), known.count() + 1));
    return Duration.ZERO;
  }
}
