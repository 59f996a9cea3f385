package io.myelin.node.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
    long before = IdleTimer.dropped();
    assertTrue(IdleTimer.replace(session));
    session.message(ran::incrementAndGet).cancel(false);
    session.message(ran::incrementAndGet);
    assertEquals(0, ran.get());
    assertEquals(before + 2, IdleTimer.dropped());
  }

  @Test
  void shouldSayThatAnotherServersSessionIsNotKnown() {
    assertFalse(IdleTimer.replace("a session"));
  }

  @Test
  void shouldWarnOnceThatTheTimersStay() {
    List<LogRecord> told = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            told.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(IdleTimer.class.getName());
    log.addHandler(handler);
    try {
      IdleTimer.stop("a session");
      IdleTimer.stop("another");
    } finally {
      log.removeHandler(handler);
    }
    assertEquals(List.of(Level.WARNING), told.stream().map(LogRecord::getLevel).toList());
  }
}
