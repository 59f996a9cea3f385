package io.myelin.node.decoded;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that rests after a long task for as long as the task took, so that whoever asks for
 * long ones leaves half of a core to the maker of blocks. Linux heeds no priority of Java's
 * threads.
 */
final class TrialThread extends ThreadPoolExecutor {
  private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private long began;

  TrialThread(int waiting) {
    super(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), TrialThread::thread);
  }

  private static Thread thread(Runnable tasks) {
    Thread thread = new Thread(tasks, "trial");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    began = System.nanoTime();
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable failure) {
    long took = System.nanoTime() - began;
    if (took > SHORT_NANOS) {
      try {
        TimeUnit.NANOSECONDS.sleep(Math.min(took, LONGEST_REST_NANOS));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
