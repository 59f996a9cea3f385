package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.validator.ValidatorSchedule.Action;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.host.validator.ValidatorSchedule.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidatorScheduleTest {
  private static final ValidatorSchedule DEV = new ValidatorSchedule(20, 10);

  @Test
  void shouldRevealThenAskThenCommitWithinEveryPeriod() {
    List<String> done = new ArrayList<>();
    Optional<Long> pending = Optional.empty();
    long asked = -1;
    long committed = -1;
    long lastUpdate = 0;
    for (long block = 20; block < 80; block++) {
      Position at = new Position(block, block / 20, block % 20, lastUpdate);
      Action action = DEV.next(at, new Progress(pending, asked, committed, 0));
      switch (action) {
        case REVEAL, FORGET -> pending = Optional.empty();
        case ASK -> asked = at.period();
        case COMMIT -> {
          committed = asked;
          pending = Optional.of(at.period());
          lastUpdate = block + 1;
        }
        case WAIT -> {
          continue;
        }
      }
      done.add(block + " " + action);
    }
    assertEquals(
        List.of(
            "20 ASK",
            "21 COMMIT",
            "40 REVEAL",
            "41 ASK",
            "42 COMMIT",
            "60 REVEAL",
            "61 ASK",
            "62 COMMIT"),
        done);
  }

  @Test
  void shouldNotCommitSoonerThanTheRateLimitAfterRegistration() {
    Progress judged = new Progress(Optional.empty(), 1, 0, 0);
    assertEquals(Action.WAIT, DEV.next(new Position(28, 1, 8, 19), judged));
    assertEquals(Action.COMMIT, DEV.next(new Position(29, 1, 9, 19), judged));
  }

  @Test
  void shouldNeverCommitSoLateThatItCouldFallIntoTheNextPeriod() {
    Progress judged = new Progress(Optional.empty(), 1, 0, 0);
    assertEquals(Action.COMMIT, DEV.next(new Position(37, 1, 17, 0), judged));
    assertEquals(Action.WAIT, DEV.next(new Position(38, 1, 18, 0), judged));
  }

  @Test
  void shouldWaitForTheNextPeriodWhenItIsTooLateToAsk() {
    Progress idle = new Progress(Optional.empty(), 0, 0, 0);
    assertEquals(Action.ASK, DEV.next(new Position(30, 1, 10, 0), idle));
    assertEquals(Action.WAIT, DEV.next(new Position(31, 1, 11, 0), idle));
    assertTrue(DEV.blocksToAsk(new Position(30, 1, 10, 0)) + 10 <= 13);
  }

  @Test
  void shouldCommitARoundThatOverranItsPeriodBeforeAskingAgain() {
    Progress overrun = new Progress(Optional.empty(), 1, 0, 0);
    assertEquals(Action.COMMIT, DEV.next(new Position(40, 2, 0, 0), overrun));
    Progress committed = new Progress(Optional.of(2L), 1, 1, 0);
    assertEquals(Action.ASK, DEV.next(new Position(41, 2, 1, 41), committed));
  }

  @Test
  void shouldNotReplaceACommitThatStillWaitsForItsReveal() {
    Progress unrevealed = new Progress(Optional.of(1L), 2, 1, 50);
    assertEquals(Action.WAIT, DEV.next(new Position(46, 2, 6, 25), unrevealed));
  }

  @Test
  void shouldTryARefusedRevealAgainAndForgetAnExpiredCommit() {
    Progress refused = new Progress(Optional.of(1L), 2, 2, 45);
    assertEquals(Action.WAIT, DEV.next(new Position(44, 2, 4, 0), refused));
    assertEquals(Action.REVEAL, DEV.next(new Position(45, 2, 5, 0), refused));
    assertEquals(Action.FORGET, DEV.next(new Position(60, 3, 0, 0), refused));
  }
}
