package io.myelin.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls of one kind over all turns it had: how long each took, and how long all turns together. */
final class Lap {
  private final List<Long> nanos = new ArrayList<>();
  private long busyNanos;

  /** One call that is repeated. */
  @FunctionalInterface
  interface Call {
    void once() throws Exception;
  }

  /** Repeats a call so often. */
  void times(int often, Call call) throws Exception {
    long begun = System.nanoTime();
    for (int i = 0; i < often; i++) {
      timed(call, nanos);
    }
    busyNanos += System.nanoTime() - begun;
  }

  /** Repeats the calls for a while, each in a thread of its own: so many are in flight. */
  void together(List<? extends Call> calls, long millis) throws Exception {
    long begun = System.nanoTime();
    long end = begun + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Exception> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Call call : calls) {
      Thread thread = new Thread(() -> until(end, call, failures), "bench-" + threads.size());
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    busyNanos += System.nanoTime() - begun;
    for (Exception failure : failures) {
      throw failure;
    }
  }

  private void until(long end, Call call, List<Exception> failures) {
    List<Long> own = new ArrayList<>();
    try {
      while (System.nanoTime() < end) {
        timed(call, own);
      }
    } catch (Exception e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
    synchronized (nanos) {
      nanos.addAll(own);
    }
  }

  private static void timed(Call call, List<Long> into) throws Exception {
    long begun = System.nanoTime();
    call.once();
    into.add(System.nanoTime() - begun);
  }

  LapFigures figures() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return new LapFigures(
        sorted.size(),
        busyNanos == 0 ? 0 : sorted.size() * 1e9 / busyNanos,
        TransferReport.part(sorted, 0.5) / 1e6,
        TransferReport.part(sorted, 0.99) / 1e6);
  }
}
