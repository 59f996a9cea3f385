package io.myelin.api.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class OnceTest {
  private Instant now = Instant.EPOCH;
  private final Once once = new Once(() -> now);
  private int changes;

  @Test
  void shouldChangeOnceForAKeyAndAnswerAsBefore() throws Exception {
    assertEquals(1, sent("key", "body"));
    assertEquals(1, sent("key", "body"));
    assertEquals(1, changes);
    assertEquals(2, sent("other", "body"));
    assertEquals(3, answered(new Once.Key("another person", "plugins", "key"), "body"));
    assertEquals(4, answered(new Once.Key("owner", "neurons", "key"), "body"));
  }

  @Test
  void shouldChangeEachTimeWithoutAKey() throws Exception {
    assertEquals(1, sent("", "body"));
    assertEquals(2, sent("", "body"));
  }

  @Test
  void shouldRefuseAKeyWithAnotherBody() throws Exception {
    sent("key", "body");
    Refused refused = assertThrows(Refused.class, () -> sent("key", "other body"));
    assertEquals(409, refused.problem().status());
    assertEquals("key-used", refused.problem().code());
    assertEquals(1, changes);
  }

  @Test
  void shouldRefuseAKeyWhoseChangeIsUnderWay() throws Exception {
    once.answer(
        key("key"),
        List.of("body"),
        () -> {
          Refused refused = assertThrows(Refused.class, () -> sent("key", "body"));
          assertEquals("under-way", refused.problem().code());
          return Once.Answer.of(200, 1);
        });
    assertEquals(0, changes);
  }

  @Test
  void shouldTryAgainWhatFailed() throws Exception {
    Callable<Once.Answer> fails =
        () -> {
          throw new IOException("a full disk");
        };
    assertThrows(IOException.class, () -> once.answer(key("key"), List.of("body"), fails));
    assertEquals(1, sent("key", "body"));
  }

  @Test
  void shouldForgetAfterADayAndBeyondAThousand() throws Exception {
    sent("key", "body");
    now = now.plus(Duration.ofHours(24)).plusMillis(1);
    assertEquals(2, sent("key", "other body"), "a day later it is a new key");

    for (int each = 0; each < Once.MOST; each++) {
      sent("key-" + each, "body");
    }
    int before = changes;
    sent("key-" + (Once.MOST - 1), "body");
    assertEquals(before, changes, "the newest are known");
    sent("key", "other body");
    assertEquals(before + 1, changes, "the oldest is forgotten");
  }

  @Test
  void shouldRefuseAKeyThatIsNone() {
    for (String key : new String[] {"a b", "k".repeat(101), "ä", "a\nb"}) {
      Refused refused = assertThrows(Refused.class, () -> sent(key, "body"));
      assertEquals(400, refused.problem().status());
    }
    assertTrue(changes == 0, "nothing was changed");
  }

  private int sent(String key, String body) throws Exception {
    return answered(key(key), body);
  }

  private int answered(Once.Key key, String body) throws Exception {
    Once.Answer answer = once.answer(key, List.of(body), () -> Once.Answer.of(200, ++changes));
    return (Integer) answer.body().orElseThrow();
  }

  private static Once.Key key(String key) {
    return new Once.Key("owner", "plugins", key);
  }
}
