package io.myelin.api.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(2, Duration.ofMillis(20), "busy");

  @Test
  void shouldRefuseWhatFindsNoTurnInTime() {
    assertEquals(3, turns.take(() -> turns.take(() -> 3)));
    assertThrows(Refused.class, () -> turns.take(() -> turns.take(() -> turns.take(() -> 3))));
  }

  @Test
  void shouldCountWritersAndGiveTheirTurnBack() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThrows(
          IOException.class,
          () ->
              turns.write(
                  () -> {
                    throw new IOException("the reader is gone");
                  }));
    }
    List<String> written = new ArrayList<>();
    turns.write(
        () ->
            turns.write(
                () -> assertThrows(Refused.class, () -> turns.write(() -> written.add("third")))));
    assertEquals(List.of(), written);
  }

  @Test
  void shouldGiveTheTurnBackAfterAFailure() {
    for (int i = 0; i < 3; i++) {
      assertThrows(ArithmeticException.class, () -> turns.take(() -> Math.floorDiv(1, 0)));
    }
    assertEquals(3, turns.take(() -> turns.take(() -> 3)));
  }
}
