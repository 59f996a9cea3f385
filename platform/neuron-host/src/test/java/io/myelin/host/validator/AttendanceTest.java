package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AttendanceTest {
  private final Attendance attendance = new Attendance();
  private long period;

  /** As when a clock was set, or this machine has no network. */
  @Test
  void shouldNotCountARoundInWhichEverybodyRefuses() {
    assertFalse(counts("a 401 401", "b 401 401"));
    assertTrue(counts("a 200 200", "b 200 200"));
    assertFalse(counts("a 401 401", "b 503 408"));
    assertTrue(counts("a 401 401", "b 200 401"));
  }

  @Test
  void shouldNotCountARoundInWhichMostOfThoseWhoAnsweredBeforeTimedOut() {
    assertTrue(counts("a 200 200", "b 200 200", "c 200 200"));
    assertFalse(counts("a 200 408", "b 408 408", "c 200 200"));
  }

  @Test
  void shouldCountARoundInWhichSomeTimedOut() {
    assertTrue(counts("a 200 200", "b 200 200"));
    assertTrue(counts("a 200 200", "b 408 408"));
  }

  /** More of them than of all others together. */
  @Test
  void shouldNotLetSilentStrangersCancelARound() {
    String[] round = {"a 200 200", "x 408 408", "y 408 408", "z 200 408"};
    for (int i = 0; i < 5; i++) {
      assertTrue(counts(round));
    }
  }

  @Test
  void shouldNotLetMinersThatFallSilentTogetherCancelMoreThanARound() {
    assertTrue(counts("a 200 200", "x 200 200", "y 200 200"));
    assertFalse(counts("a 200 200", "x 408 408", "y 408 408"));
    assertTrue(counts("a 200 200", "x 408 408", "y 408 408"));
  }

  /** A period may have room for several tries; the silence of the first excuses no second one. */
  @Test
  void shouldCompareWithARoundOfAnEarlierPeriod() {
    assertTrue(counts("a 200", "b 200"));
    assertFalse(counts("a 408", "b 408"));
    assertFalse(attendance.flaw(period, Turnouts.of("a 408", "b 408", "x 200")).isEmpty());
    assertTrue(attendance.flaw(period, Turnouts.of("a 200", "b 200")).isEmpty());
  }

  private boolean counts(String... miners) {
    return attendance.flaw(++period, Turnouts.of(miners)).isEmpty();
  }
}
