package io.myelin.node.web;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's sockets start a timer with every message they send or receive, also those that are
 * never to time out, and its managed executor looks through all jars of the application for each: a
 * third of what a transfer costs the node. Its switch is not to be had, so its executor is replaced
 * by one that drops what it is given.
 */
final class IdleTimer {
  private static final Logger LOG = Logger.getLogger(IdleTimer.class.getName());
  private static final ScheduledExecutorService NONE = none();

  private IdleTimer() {}

  private static ScheduledExecutorService none() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(0, new DiscardPolicy());
    executor.shutdown();
    return executor;
  }

  /** Nothing of the session may time out any more; false where the server is another than known. */
  static boolean stop(Session session) {
    session.setMaxIdleTimeout(0);
    return replace(session);
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
