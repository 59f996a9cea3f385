package io.myelin.node.security.oidc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of answers that came, so that each counts once. Only what carried the node's own seal
 * gets here, and it stays until its time is over; of too many the oldest goes, which the provider
 * still takes no second code for.
 */
final class UsedStates {
  private static final int MOST = 10_000;
  private final Map<String, Instant> used =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** Whether this is the first use. */
  synchronized boolean use(String state, Instant ends, Instant now) {
    used.values().removeIf(over -> over.isBefore(now));
    return used.putIfAbsent(state, ends) == null;
  }
}
