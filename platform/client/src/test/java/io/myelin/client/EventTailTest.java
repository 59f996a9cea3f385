package io.myelin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.Hex;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTailTest {
  private static final String INHERENT = "00" + "00000000" + "0000" + "0000" + "0201" + "00";
  private static final String TRANSFER = "00" + "01000000" + "0502" + "11".repeat(72) + "00";

  @Test
  void shouldFindSuccessBehindOtherEventsOfTheExtrinsic() {
    String success = "00" + "01000000" + "0000" + "0408" + "0000" + "00";
    assertEquals(Optional.of(""), outcome("0c" + INHERENT + TRANSFER + success, 1));
  }

  @Test
  void shouldNameTheModuleErrorOfAFailure() {
    String failure = "00" + "01000000" + "0001" + "030705000000" + "0408" + "0001" + "00";
    assertEquals(Optional.of("pallet 7 error 5"), outcome("0c" + INHERENT + TRANSFER + failure, 1));
  }

  @Test
  void shouldFindNothingForAnExtrinsicThatIsNotThere() {
    assertEquals(Optional.empty(), outcome("04" + INHERENT, 1));
  }

  private static Optional<String> outcome(String hex, int extrinsic) {
    return EventTail.outcome(
        Hex.decode(hex), extrinsic, (pallet, error) -> "pallet " + pallet + " error " + error);
  }
}
