package io.myelin.host.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Neurons that may share processes. A process is started with room, in memory and places, for those
 * who have none yet; who comes when it is full gets another one.
 */
final class SharingGroup {
  /** A process that ends takes no more than so many neurons with it. */
  static final int MOST = 16;

  private final AtomicInteger members = new AtomicInteger();

  /** Who waits for it meanwhile will find a place in what is being started. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private final List<SharedProcess> running = new ArrayList<>();

  SharingGroup expect() {
    members.incrementAndGet();
    return this;
  }

  /** The neuron is gone for good. */
  void expectNoMore() {
    members.decrementAndGet();
  }

  boolean empty() {
    return members.get() == 0;
  }

  /** A place in a process that runs, or in a new one. */
  SharedProcess.Room enter(Worker.Spec spec) throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      running.removeIf(each -> !each.alive());
      for (SharedProcess each : running) {
        Optional<SharedProcess.Room> room = each.room(spec);
        if (room.isPresent()) {
          return room.get();
        }
      }
      int seated = running.stream().mapToInt(SharedProcess::taken).sum();
      int places = Math.max(1, Math.min(MOST, members.get() - seated));
      SharedProcess fresh = SharedProcess.start(spec, places);
      Optional<SharedProcess.Room> first = fresh.room(spec);
      if (first.isEmpty()) {
        fresh.close();
        throw new IOException("the process ended at once");
      }
      running.add(fresh);
      return first.get();
    } finally {
      turn.unlock();
    }
  }
}
