package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void shouldNotLetAFirstRoundCountInWhichSomebodyWasSilent() {
    assertTrue(new Rehearsal().again(true, 1));
    assertFalse(new Rehearsal().again(true, 0));
  }

  /** Who never answers holds a new validator up for three rounds and never again. */
  @Test
  void shouldNotWaitForEverForOneThatNeverAnswers() {
    Rehearsal rehearsal = new Rehearsal();
    for (int round = 0; round < 3; round++) {
      assertTrue(rehearsal.again(true, 5));
    }
    assertFalse(rehearsal.again(true, 5));
  }

  @Test
  void shouldScoreSilenceInEveryLaterRound() {
    assertFalse(new Rehearsal().again(false, 5));
  }
}
