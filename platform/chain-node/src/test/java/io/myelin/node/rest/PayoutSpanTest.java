package io.myelin.node.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayoutSpanTest {
  @Test
  void shouldTakeAsManyBlocksAsOneAnswerHas() {
    assertEquals(new PayoutSpan(0, 7), PayoutSpan.upTo(7));
    assertEquals(new PayoutSpan(3_001, 5_000), PayoutSpan.upTo(5_000));
    assertEquals(Optional.empty(), PayoutSpan.upTo(5_000).refusal());
    assertEquals(Optional.empty(), new PayoutSpan(9, 3).refusal());
  }

  /** An answer that was cut looked like a complete one. */
  @Test
  void shouldRefuseWhatItWouldHaveToCutAndNameTheNextSteps() {
    String refusal = new PayoutSpan(0, 5_000).refusal().orElseThrow();

    assertTrue(refusal.contains("5001 blocks, and payouts of 2000"), refusal);
    assertTrue(refusal.contains("Use from=3001, then to=3000"), refusal);
  }
}
