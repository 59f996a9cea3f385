package io.myelin.node.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.node.decoded.BusyException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(2, Duration.ofMillis(20));

  @Test
  void shouldRefuseWhatFindsNoTurnInTime() {
    assertEquals(3, turns.take(() -> turns.take(() -> 3)));
    assertThrows(
        BusyException.class, () -> turns.take(() -> turns.take(() -> turns.take(() -> 3))));
  }

  @Test
  void shouldGiveTheTurnBackAfterAFailure() {
    for (int i = 0; i < 3; i++) {
      assertThrows(ArithmeticException.class, () -> turns.take(() -> Math.floorDiv(1, 0)));
    }
    assertEquals(3, turns.take(() -> turns.take(() -> 3)));
  }
}
