package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.ClientException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  @Test
  void shouldPauseTwiceAsLongAfterTheSameRefusalUpToAPeriod() {
    assertEquals(List.of(2L, 4L, 8L, 16L, 20L, 20L), pauses(stake(), 20));
    assertEquals(List.of(2L, 4L, 8L, 16L, 32L, 32L), pauses(stake(), 360));
  }

  @Test
  void shouldNotPauseLongerForAChainThatDoesNotAnswer() {
    assertEquals(List.of(2L, 2L, 2L, 2L, 2L, 2L), pauses(new ClientException("no answer"), 20));
  }

  @Test
  void shouldSayTheSameReasonOnceUntilSomethingWorks() {
    Retry retry = new Retry();
    assertTrue(retry.failed(stake(), 1, 20));
    assertFalse(retry.failed(stake(), 3, 20));
    assertTrue(retry.failed(new ClientException(1010, "Custom error: 6"), 7, 20));
    assertEquals(9, retry.due(), "another reason begins with a short pause");
    retry.worked();
    assertTrue(retry.failed(new ClientException(1010, "Custom error: 6"), 20, 20));
    assertEquals(22, retry.due());
    assertFalse(retry.failed(new ClientException(1010, "Custom error: 6"), 22, 0));
    assertEquals(24, retry.due(), "a reveal is tried as often as there is time");
  }

  private static List<Long> pauses(Exception failure, long tempo) {
    Retry retry = new Retry();
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      retry.failed(failure, 100, tempo);
      pauses.add(retry.due() - 100);
    }
    return pauses;
  }

  private static ClientException stake() {
    return new ClientException(1010, "Custom error: 1");
  }
}
