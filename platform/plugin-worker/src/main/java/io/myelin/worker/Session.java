package io.myelin.worker;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One neuron's opened role: its calls run in the order asked, as many at once as its subnet allows,
 * whatever the other neurons of the process do.
 */
final class Session {
  /** More waiting calls than this and every one of them would be late anyway. */
  static final int QUEUE = 256;

  private final Operations operations;
  private final ThreadPoolExecutor threads;
  private volatile boolean leaving;

  Session(int number, Operations operations) {
    this.operations = operations;
    this.threads =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            r -> new Thread(r, "plugin-" + number));
  }

  Operations operations() {
    return operations;
  }

  /**
   * @throws java.util.concurrent.RejectedExecutionException when too many calls wait
   */
  void execute(Runnable call) {
    threads.execute(call);
  }

  /** Takes as many calls at once as the subnet that is loaded says. */
  void widen() {
    threads.setMaximumPoolSize(Math.max(threads.getMaximumPoolSize(), operations.threads()));
    threads.setCorePoolSize(threads.getMaximumPoolSize());
  }

  /** It was told to stop, and takes nothing else. */
  void leave() {
    leaving = true;
  }

  boolean leaving() {
    return leaving;
  }

  /** Interrupts what runs on although it was cancelled; nothing waits any more. */
  void end() {
    threads.shutdownNow();
  }
}
