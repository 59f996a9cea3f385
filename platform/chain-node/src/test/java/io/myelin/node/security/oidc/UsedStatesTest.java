package io.myelin.node.security.oidc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsedStatesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void shouldCountAnAnswerOnceWhileItsTimeLasts() {
    UsedStates used = new UsedStates();
    assertTrue(used.use("a", NOW.plusSeconds(600), NOW));
    assertTrue(used.use("b", NOW.plusSeconds(600), NOW));
    assertFalse(used.use("a", NOW.plusSeconds(600), NOW.plusSeconds(600)));
  }
}
