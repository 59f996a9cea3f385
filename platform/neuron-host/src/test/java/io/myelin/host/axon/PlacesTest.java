package io.myelin.host.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places();

  /** Each request is being answered while the next one comes. */
  private int atTheSameTime(boolean neuron) {
    return places.answer(neuron, () -> 1 + atTheSameTime(neuron)).orElse(0);
  }

  @Test
  void shouldAnswerSoManyAtTheSameTimeAndFewOfThemForStrangers() {
    assertEquals(Places.ALL, atTheSameTime(true));
    assertEquals(Places.STRANGERS, atTheSameTime(false));
  }

  @Test
  void shouldHavePlacesForNeuronsWhileStrangersTakeAllOfTheirs() {
    assertEquals(Optional.of(Places.ALL - 1), places.answer(false, () -> atTheSameTime(true)));
  }

  @Test
  void shouldGiveAPlaceBackAlsoAfterAFault() {
    for (int i = 0; i < 2 * Places.ALL; i++) {
      try {
        places.answer(
            false,
            () -> {
              throw new IllegalStateException("a fault");
            });
      } catch (IllegalStateException fault) {
        assertEquals("a fault", fault.getMessage());
      }
    }
    assertEquals(Places.STRANGERS, atTheSameTime(false));
  }
}
