package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void shouldDoublePausesUpToALimitAndStartOverAfterALongLife() {
    Backoff backoff = new Backoff();
    Duration young = Duration.ofSeconds(1);
    assertEquals(Duration.ofMillis(500), backoff.after(young));
    assertEquals(Duration.ofSeconds(1), backoff.after(young));
    for (int i = 0; i < 10; i++) {
      backoff.after(young);
    }
    assertEquals(Duration.ofSeconds(30), backoff.after(young));
    assertEquals(Duration.ofMillis(500), backoff.after(Duration.ofSeconds(61)));
  }
}
