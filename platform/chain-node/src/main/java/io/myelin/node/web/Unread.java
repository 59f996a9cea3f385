package io.myelin.node.web;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits in all outboxes together: when it is too much, the socket that holds most ends, so
 * many who do not read take no more memory than a few.
 */
final class Unread {
  private static final long MOST = 256L << 20;

  private final long most;
  private final AtomicLong all = new AtomicLong();
  private final Set<Outbox> open = ConcurrentHashMap.newKeySet();

  Unread(long most) {
    this.most = most;
  }

  static Unread ofThisHeap() {
    return new Unread(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8));
  }

  Set<Outbox> open() {
    return open;
  }

  void take(long length) {
    if (all.addAndGet(length) > most) {
      shrink();
    }
  }

  void give(long length) {
    all.addAndGet(-length);
  }

  private synchronized void shrink() {
    while (all.get() > most) {
      Optional<Outbox> largest =
          open.stream().filter(each -> each.held() > 0).max(Comparator.comparingLong(Outbox::held));
      if (largest.isEmpty()) {
        return;
      }
      largest.get().end("too many unread answers");
    }
  }
}
