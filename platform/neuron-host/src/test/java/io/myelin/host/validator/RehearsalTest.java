package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void shouldNotLetAFirstRoundCountInWhichSomebodyWasSilent() {
    assertTrue(new Rehearsal().again(true, 20, 1));
    assertFalse(new Rehearsal().again(true, 20, 0));
  }

  /** Who never answers holds a new validator up for a few rounds and never again. */
  @Test
  void shouldNotWaitForEverForWhoNeverAnswers() {
    assertEquals(3, held(5));
    assertEquals(24, held(15));
  }

  private static int held(long silent) {
    Rehearsal rehearsal = new Rehearsal();
    int held = 0;
    while (rehearsal.again(true, 20, silent)) {
      held++;
    }
    return held;
  }

  @Test
  void shouldScoreSilenceInEveryLaterRound() {
    assertFalse(new Rehearsal().again(false, 20, 20));
  }
}
