package io.myelin.node.rpc;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does what it is given, in order, with a bounded number of tasks waiting. */
final class NoticeThread implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(NoticeThread.class.getName());

  private final ThreadPoolExecutor executor;
  private final Runnable onLoss;
  private final AtomicBoolean lost = new AtomicBoolean();

  /**
   * A thread.
   *
   * @param most tasks that wait; one more is not done
   * @param onLoss done after the next task when one was not
   */
  NoticeThread(String name, int most, Runnable onLoss) {
    this.onLoss = onLoss;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(most),
            task -> {
              Thread created = new Thread(task, name);
              created.setDaemon(true);
              return created;
            });
  }

  /** Never blocks. */
  void run(Runnable task) {
    try {
      executor.execute(
          () -> {
            guarded(task);
            if (lost.getAndSet(false)) {
              guarded(onLoss);
            }
          });
    } catch (RejectedExecutionException full) {
      lost.set(true);
    }
  }

  static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a notification failed: {0}", e.toString());
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
