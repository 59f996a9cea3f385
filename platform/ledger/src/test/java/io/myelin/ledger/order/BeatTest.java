package io.myelin.ledger.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BeatTest {
  private static final long PERIOD = 250;
  private static final long START = Long.valueOf("9223372036854775507"); // such clocks may overflow

  private final Beat beat = new Beat(PERIOD, START);

  @Test
  void shouldKeepToItsTimesWhenABlockIsALittleLate() {
    assertEquals(PERIOD, beat.pause(START));
    beat.begun(START + PERIOD + 20);
    assertEquals(PERIOD - 20, beat.pause(START + PERIOD + 20));
  }

  /** A stopped process or a suspended machine: one block at once, and the next one in its time. */
  @Test
  void shouldLeaveOutTimesThatPassedWhileNothingRan() {
    long resumed = START + 60_000;
    assertEquals(0, beat.pause(resumed));
    beat.begun(resumed);
    assertEquals(PERIOD, beat.pause(resumed));
  }

  @Test
  void shouldLetSlowBlocksFollowEachOtherAtOnce() {
    long now = START + PERIOD;
    for (int block = 0; block < 100; block++) {
      beat.begun(now);
      now += 2 * PERIOD;
      assertEquals(0, beat.pause(now));
    }
  }
}
