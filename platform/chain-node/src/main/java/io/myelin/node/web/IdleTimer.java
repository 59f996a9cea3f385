package io.myelin.node.web;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's sockets start a timer with every message they send or receive, also those that are
 * never to time out, and its managed executor looks through all jars of the application for each: a
 * third of what a transfer costs the node. Its switch is not to be had, so its executor is replaced
 * by one that drops what it is given, and counts it: a server that looks for its executor elsewhere
 * would else bring the cost back unseen.
 */
public final class IdleTimer {
  private static final Logger LOG = Logger.getLogger(IdleTimer.class.getName());
  private static final LongAdder DROPPED = new LongAdder();
  private static final AtomicBoolean TOLD = new AtomicBoolean();
  private static final ScheduledExecutorService NONE = none();

  private IdleTimer() {}

  private static ScheduledExecutorService none() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(0, (timer, none) -> DROPPED.increment());
    executor.shutdown();
    return executor;
  }

  /** Timers that sockets started for nothing since the process began. */
  public static long dropped() {
    return DROPPED.sum();
  }

  /** Nothing of the session may time out any more; told once where the server is an unknown one. */
  static void stop(Session session) {
    session.setMaxIdleTimeout(0);
    stop((Object) session);
  }

  static void stop(Object session) {
    if (!replace(session) && TOLD.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "sockets keep the timers of the server, and transfers cost it half as much again: {0} has"
              + " no executor that can be replaced; run the server that this build was made for",
          session.getClass().getName());
    }
  }

  static boolean replace(Object session) {
    for (Field field : session.getClass().getDeclaredFields()) {
      if (field.getType() == ScheduledExecutorService.class) {
        try {
          field.setAccessible(true);
          field.set(session, NONE);
          return true;
        } catch (ReflectiveOperationException | RuntimeException refused) {
          LOG.log(Level.FINE, "a socket keeps its timer: {0}", refused.toString());
        }
      }
    }
    return false;
  }
}
