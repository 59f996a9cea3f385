package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void shouldNotLetAFirstRoundCountInWhichSomebodyWasSilent() {
    assertTrue(new Rehearsal().again(true, 7, 20, 1));
    assertFalse(new Rehearsal().again(true, 7, 20, 0));
  }

  /** Means that others are paid by must not take in a silence that only the restart made. */
  @Test
  void shouldRehearseAfterARestartToo() {
    assertTrue(new Rehearsal().again(false, 7, 20, 1));
    assertTrue(new Rehearsal().again(false, 7, 20, 20));
    assertFalse(new Rehearsal().again(false, 7, 20, 0));
  }

  /** Who never answers holds a validator up for a few periods and never again. */
  @Test
  void shouldNotWaitForEverForWhoNeverAnswers() {
    assertEquals(3, held(true, 5));
    assertEquals(24, held(true, 15));
    assertEquals(1, held(false, 5), "a node that is restarted often must still count");
    assertEquals(1, held(false, 15), "means that exist bear a silent round");
  }

  private static int held(boolean fresh, long silent) {
    Rehearsal rehearsal = new Rehearsal();
    int held = 0;
    while (rehearsal.again(fresh, held, 20, silent)) {
      held++;
    }
    return held;
  }

  /** A worker that is not up yet refuses at once, once per block. */
  @Test
  void shouldTakeAllRefusalsOfAPeriodForOne() {
    Rehearsal rehearsal = new Rehearsal();
    for (int block = 0; block < 11; block++) {
      assertTrue(rehearsal.again(true, 7, 20, 5));
    }
    assertTrue(rehearsal.again(true, 8, 20, 5));
    assertFalse(rehearsal.again(true, 8, 20, 0));
  }

  @Test
  void shouldScoreSilenceInEveryLaterRound() {
    Rehearsal rehearsal = new Rehearsal();
    assertFalse(rehearsal.again(true, 7, 20, 0));
    assertFalse(rehearsal.again(false, 8, 20, 20));
  }
}
