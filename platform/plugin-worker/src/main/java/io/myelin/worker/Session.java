package io.myelin.worker;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
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

  /** A call's place in the queue. */
  record Turn(WorkerCall call, Runnable work) implements Runnable {
    @Override
    public void run() {
      work.run();
    }
  }

  /**
   * Runs a call in its turn. Those that were cancelled while they waited are answered already, and
   * take nobody's place.
   *
   * @throws RejectedExecutionException when too many calls wait
   */
  void execute(Turn turn) {
    try {
      threads.execute(turn);
    } catch (RejectedExecutionException full) {
      threads.getQueue().removeIf(each -> each instanceof Turn other && other.call.cancelled());
      threads.execute(turn);
    }
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
