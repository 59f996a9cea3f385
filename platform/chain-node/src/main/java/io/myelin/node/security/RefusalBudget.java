package io.myelin.node.security;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** How many refusals are written: they cost nothing to whoever is refused. */
final class RefusalBudget {
  private static final int MOST_A_MINUTE = 30;
  private static final int MOST_A_DAY = 3_000;

  private Instant minuteEnds = Instant.EPOCH;
  private Instant dayEnds = Instant.EPOCH;
  private int minute;
  private int day;
  private int unwritten;

  /** How many before this one were not written; empty when this one is not, either. */
  synchronized OptionalInt take(Instant now) {
    if (now.isAfter(minuteEnds)) {
      minuteEnds = now.plus(Duration.ofMinutes(1));
      minute = 0;
    }
    if (now.isAfter(dayEnds)) {
      dayEnds = now.plus(Duration.ofDays(1));
      day = 0;
    }
    if (minute >= MOST_A_MINUTE || day >= MOST_A_DAY) {
      unwritten++;
      return OptionalInt.empty();
    }
    minute++;
    day++;
    int before = unwritten;
    unwritten = 0;
    return OptionalInt.of(before);
  }
}
