package io.myelin.node.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.Session;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All open sockets, and the watchdog that ends those whose peer has stopped reading. */
@ApplicationScoped
public class Outboxes {
  private static final long SEND_LIMIT_SECONDS = 10;
  private final Unread unread = Unread.ofThisHeap();
  private final ScheduledExecutorService watchdog =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "socket-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  @PostConstruct
  void start() {
    watchdog.scheduleWithFixedDelay(
        () ->
            unread
                .open()
                .forEach(outbox -> outbox.checkTimeout(System.nanoTime(), SEND_LIMIT_SECONDS)),
        1,
        1,
        TimeUnit.SECONDS);
  }

  Outbox open(Session session) {
    Outbox outbox = new Outbox(session, watchdog, unread);
    unread.open().add(outbox);
    return outbox;
  }

  void closed(Outbox outbox) {
    unread.open().remove(outbox);
    outbox.closed();
  }

  @PreDestroy
  void stop() {
    watchdog.shutdownNow();
  }
}
