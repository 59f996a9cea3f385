package io.myelin.node.web;

import io.myelin.node.rpc.Subscriber;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages of one socket, in order and bounded: a reader that is too slow is disconnected instead
 * of filling memory or holding a thread.
 */
final class Outbox implements Subscriber {
  /** Characters queued for one socket; four of the largest answers. */
  static final int LIMIT = 64 << 20;

  private final Session session;
  private final RemoteEndpoint.Async remote;
  private final Executor closer;
  private final Unread unread;
  private final Queue<String> queue = new ArrayDeque<>();
  private long queued;
  private boolean sending;
  private boolean dead;
  private volatile long sendStarted;

  Outbox(Session session, Executor closer, Unread unread) {
    this.session = session;
    this.remote = session.getAsyncRemote();
    this.closer = closer;
    this.unread = unread;
  }

  /** Queues a message; never blocks. Dropped when the socket is gone. */
  @Override
  public void send(String message) {
    boolean full;
    boolean begins = false;
    synchronized (queue) {
      if (dead) {
        return;
      }
      full = queued + message.length() > LIMIT;
      if (!full) {
        queued += message.length();
        queue.add(message);
        begins = !sending;
        sending = true;
        if (begins) {
          // with it, or the watchdog could hold the time of an earlier message against this one
          sendStarted = System.nanoTime();
        }
      }
    }
    if (full) {
      end("slow consumer");
      return;
    }
    unread.take(message.length());
    if (begins) {
      pump();
    }
  }

  /** What waits, in characters. */
  long held() {
    synchronized (queue) {
      return queued;
    }
  }

  /** The server's own send time-out has no effect, so a watchdog asks here once a second. */
  void checkTimeout(long now, long limitSeconds) {
    boolean late;
    synchronized (queue) {
      late = sending && !dead && now - sendStarted > TimeUnit.SECONDS.toNanos(limitSeconds);
    }
    if (late) {
      end("send timed out");
    }
  }

  void closed() {
    long left;
    synchronized (queue) {
      dead = true;
      queue.clear();
      left = queued;
      queued = 0;
    }
    unread.give(left);
  }

  // The completion handler may run inside sendText: looping here instead of recursing there keeps
  // the stack flat however many messages are waiting.
  private void pump() {
    while (true) {
      String message;
      synchronized (queue) {
        message = queue.poll();
        if (message == null) {
          sending = false;
          return;
        }
        sendStarted = System.nanoTime();
      }
      int length = message.length();
      AtomicInteger first = new AtomicInteger();
      try {
        remote.sendText(message, result -> sent(result.isOK(), length, first));
      } catch (RuntimeException refused) { // a socket that is closing, for one
        end("send failed");
        return;
      }
      if (first.compareAndSet(0, 2)) {
        return;
      }
    }
  }

  private void sent(boolean well, int length, AtomicInteger first) {
    if (!well) {
      end("send failed");
      return;
    }
    synchronized (queue) {
      if (dead) {
        return; // given back already
      }
      queued -= length;
    }
    unread.give(length);
    if (!first.compareAndSet(0, 1)) {
      pump();
    }
  }

  @Override
  public void end(String why) {
    closed();
    closer.execute(
        () -> {
          try {
            session.close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, why));
          } catch (IOException | IllegalStateException alreadyGone) {
            closed();
          }
        });
  }
}
