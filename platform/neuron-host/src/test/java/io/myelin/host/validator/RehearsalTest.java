package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final Turnout ALL = Turnouts.of("a 200 200", "b 200 200", "c 200 200");
  private static final Turnout GAP = Turnouts.of("a 200 200", "b 200 200", "c 200 408");
  private static final Turnout STRANGERS = Turnouts.of("a 200 200", "x 408 408", "y 503 503");
  private static final Turnout SLOW = Turnouts.of("a 200 408", "b 200 408", "c 408 408");

  @Test
  void shouldNotLetAFirstRoundCountInWhichSomebodyWasSilent() {
    assertTrue(new Rehearsal().again(true, 7, GAP));
    assertFalse(new Rehearsal().again(true, 7, ALL));
  }

  /** Means that others are paid by must not take in a silence that only the restart made. */
  @Test
  void shouldRehearseAfterARestartToo() {
    assertTrue(new Rehearsal().again(false, 7, GAP));
    assertTrue(new Rehearsal().again(false, 7, SLOW));
    assertFalse(new Rehearsal().again(false, 7, ALL));
  }

  /** Who never answers holds a validator up for a few periods and never again. */
  @Test
  void shouldNotWaitForEverForWhoNeverAnswers() {
    assertEquals(3, held(true, GAP));
    assertEquals(3, held(true, STRANGERS), "strangers are no sign of a slow machine");
    assertEquals(1, held(false, GAP), "a node that is restarted often must still count");
    assertEquals(1, held(false, STRANGERS), "means that exist bear a silent round");
  }

  @Test
  void shouldWaitLongerWhereMostOfThoseWhoDoAnswerWereSilent() {
    assertEquals(24, held(true, GAP, SLOW));
    assertEquals(1, held(false, GAP, SLOW));
  }

  /** The last round again and again. */
  private static int held(boolean fresh, Turnout... rounds) {
    Rehearsal rehearsal = new Rehearsal();
    int held = 0;
    while (rehearsal.again(fresh, held, rounds[Math.min(held, rounds.length - 1)])) {
      held++;
    }
    return held;
  }

  /** A worker that is not up yet refuses at once, once per block. */
  @Test
  void shouldTakeAllRefusalsOfAPeriodForOne() {
    Rehearsal rehearsal = new Rehearsal();
    for (int block = 0; block < 11; block++) {
      assertTrue(rehearsal.again(true, 7, GAP));
    }
    assertTrue(rehearsal.again(true, 8, GAP));
    assertFalse(rehearsal.again(true, 8, ALL));
  }

  @Test
  void shouldScoreSilenceInEveryLaterRound() {
    Rehearsal rehearsal = new Rehearsal();
    assertFalse(rehearsal.again(true, 7, ALL));
    assertFalse(rehearsal.again(false, 8, SLOW));
  }
}
