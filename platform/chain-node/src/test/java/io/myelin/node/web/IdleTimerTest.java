package io.myelin.node.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleTimerTest {
  private final AtomicInteger ran = new AtomicInteger();

  /** As the server's session does it with every message. */
  private static final class Timed {
    private ScheduledExecutorService service = Executors.newSingleThreadScheduledExecutor();

    ScheduledFuture<?> message(Runnable late) {
      return service.schedule(late, 0, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void shouldDropTheTimersOfASession() {
    Timed session = new Timed();
    session.service.shutdownNow(); // it would refuse what comes
    assertTrue(IdleTimer.replace(session));
    session.message(ran::incrementAndGet).cancel(false);
    session.message(ran::incrementAndGet);
    assertEquals(0, ran.get());
  }

  @Test
  void shouldSayThatAnotherServersSessionIsNotKnown() {
    assertFalse(IdleTimer.replace("a session"));
  }
}
