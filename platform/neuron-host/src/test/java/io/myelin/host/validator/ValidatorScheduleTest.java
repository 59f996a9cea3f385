package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.validator.ValidatorSchedule.Action;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.host.validator.ValidatorSchedule.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidatorScheduleTest {
  private static final ValidatorSchedule DEV = new ValidatorSchedule(20, 10, RoundRhythm.EACH);

  @Test
  void shouldSayWhichTempoIsTooShortToAsk() {
    for (long tempo = 0; tempo <= 5; tempo++) {
      ValidatorSchedule schedule = new ValidatorSchedule(tempo, 1, RoundRhythm.EACH);
      boolean asks =
          schedule.asks(new Position(9, 3, 0, 0), new Progress(Optional.empty(), 2, 2, 0, true));
      assertEquals(asks, schedule.obstacle().isEmpty(), "tempo " + tempo);
    }
    String said = new ValidatorSchedule(3, 1, RoundRhythm.EACH).obstacle().orElseThrow();
    assertTrue(said.contains("tempo is 3; needed: at least 4 blocks"), said);
  }

  @Test
  void shouldRevealAndAskAndCommitOncePerPeriod() {
    List<String> done = new ArrayList<>();
    Optional<Long> pending = Optional.empty();
    long asked = -1;
    long committed = -1;
    long lastUpdate = 0;
    for (long block = 20; block < 80; block++) {
      Position at = new Position(block, block / 20, block % 20, lastUpdate);
      Progress progress = new Progress(pending, asked, committed, 0, true);
      Action action = DEV.send(at, progress);
      switch (action) {
        case REVEAL, FORGET -> pending = Optional.empty();
        case COMMIT -> {
          committed = asked;
          pending = Optional.of(at.period());
          lastUpdate = block + 1;
        }
        case WAIT -> {}
      }
      if (action != Action.WAIT) {
        done.add(block + " " + action);
      }
      if (DEV.asks(at, progress)) {
        asked = at.period();
        done.add(block + " ASK");
      }
    }
    assertEquals(
        List.of(
            "20 ASK",
            "21 COMMIT",
            "40 REVEAL",
            "40 ASK",
            "41 COMMIT",
            "60 REVEAL",
            "60 ASK",
            "61 COMMIT"),
        done);
  }

  @Test
  void shouldNotCommitSoonerThanTheRateLimitAfterRegistration() {
    Progress judged = new Progress(Optional.empty(), 1, 0, 0, true);
    assertEquals(Action.WAIT, DEV.send(new Position(28, 1, 8, 19), judged));
    assertEquals(Action.COMMIT, DEV.send(new Position(29, 1, 9, 19), judged));
  }

  @Test
  void shouldNeverCommitSoLateThatItCouldFallIntoTheNextPeriod() {
    Progress judged = new Progress(Optional.empty(), 1, 0, 0, true);
    assertEquals(Action.COMMIT, DEV.send(new Position(37, 1, 17, 0), judged));
    assertEquals(Action.WAIT, DEV.send(new Position(38, 1, 18, 0), judged));
  }

  /** The pool judges a reveal by the next block, which belongs to the next period already. */
  @Test
  void shouldNeverRevealSoLateThatThePoolRefusesItAsOutOfItsPeriod() {
    Progress waiting = new Progress(Optional.of(1L), 2, 2, 0, true);
    assertEquals(Action.REVEAL, DEV.send(new Position(57, 2, 17, 30), waiting));
    assertEquals(Action.WAIT, DEV.send(new Position(58, 2, 18, 30), waiting));
    assertEquals(Action.WAIT, DEV.send(new Position(59, 2, 19, 30), waiting));
  }

  @Test
  void shouldGiveMinersTheSameTimeWheneverARoundBegins() {
    Progress idle = new Progress(Optional.empty(), 0, 0, 0, true);
    assertTrue(DEV.asks(new Position(30, 1, 10, 0), idle));
    assertFalse(DEV.asks(new Position(31, 1, 11, 0), idle));
    assertEquals(12, DEV.blocksToAsk());
  }

  @Test
  void shouldCommitARoundThatOverranItsPeriodInTheNextOne() {
    Progress overrun = new Progress(Optional.empty(), 1, 0, 0, true);
    assertEquals(Action.COMMIT, DEV.send(new Position(40, 2, 0, 0), overrun));
    assertTrue(DEV.asks(new Position(40, 2, 0, 0), overrun));
  }

  @Test
  void shouldRevealAnOldCommitBeforeMakingANewOne() {
    Progress unrevealed = new Progress(Optional.of(1L), 2, 1, 0, true);
    assertEquals(Action.REVEAL, DEV.send(new Position(46, 2, 6, 25), unrevealed));
    Progress refused = new Progress(Optional.of(1L), 2, 1, 48, true);
    assertEquals(Action.WAIT, DEV.send(new Position(47, 2, 7, 25), refused));
  }

  @Test
  void shouldForgetAnExpiredCommitAndCommitAgainAtOnce() {
    Progress expired = new Progress(Optional.of(1L), 2, 2, 0, true);
    assertEquals(Action.FORGET, DEV.send(new Position(72, 3, 12, 25), expired));
    Progress forgotten = new Progress(Optional.empty(), 2, -1, 0, true);
    assertEquals(Action.COMMIT, DEV.send(new Position(73, 3, 13, 25), forgotten));
  }

  /** Also with a round that did not count, and one that was late. */
  @Test
  void shouldAskUntilSomebodyScoresAndThenInPeriodsOfItsOwn() {
    RoundRhythm rhythm = RoundRhythm.of(10, 3);
    assertTrue(rhythm.due(5, -1, false));
    assertTrue(rhythm.due(6, 5, false), "nobody has a score");
    List<Long> asked = new ArrayList<>();
    long last = 5;
    for (long period = 6; period < 50; period++) {
      boolean counts = period != 13;
      if (rhythm.due(period, last, true)) {
        asked.add(period);
        last = counts ? period : last;
      }
    }
    assertEquals(List.of(13L, 14L, 23L, 33L, 43L), asked);
  }

  /** The last commit must not be older than the activity cutoff when the next one is revealed. */
  @Test
  void shouldCommitWithinTheActivityCutoffInTheSlowestRhythm() {
    int cutoff = 13_889 * 20 / 1000;
    ValidatorSchedule slow = new ValidatorSchedule(20, 10, RoundRhythm.of(RoundRhythm.MOST, 2));
    long asked = -1;
    long latest = 0;
    long longest = 0;
    for (long block = 20; block < 2_000; block++) {
      Position at = new Position(block, block / 20, block % 20, latest);
      if (slow.asks(at, new Progress(Optional.empty(), asked, asked, 0, asked >= 0))) {
        asked = at.period();
        longest = Math.max(longest, block + slow.blocksToAsk() - latest);
        latest = block + 1;
      }
    }
    assertTrue(longest < cutoff, longest + " blocks between two commits, " + cutoff + " allowed");
    assertEquals(48, slow.blocksToAsk());
  }
}
