package io.myelin.node.rpc;

import io.myelin.ledger.Ledger;
import io.myelin.ledger.NewBlock;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.trie.StateTrie;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells who watches keys of the state, on a thread of its own: it keeps nobody from hearing of
 * blocks. When it cannot follow, several blocks are told as one, with the newest values.
 */
final class StorageFeed implements AutoCloseable {
  /** That wait; more are put together. */
  static final int MOST_WAITING = 16;

  private final Ledger ledger;
  private final WatchedKeys watched = new WatchedKeys(WatchedKeys.MOST_BYTES);
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final NoticeThread thread = new NoticeThread("rpc-storage", MOST_WAITING + 1, () -> {});

  /** Blocks that follow each other. */
  private record Waiting(Hash256 parent, StoredBlock newest, List<byte[]> written) {
    Waiting and(Waiting next) {
      TreeSet<byte[]> both = new TreeSet<>(Arrays::compareUnsigned);
      both.addAll(written);
      both.addAll(next.written);
      return new Waiting(parent, next.newest, List.copyOf(both));
    }
  }

  StorageFeed(Ledger ledger) {
    this.ledger = ledger;
  }

  void add(Subscription added) throws RpcException {
    watched.add(added);
  }

  void remove(Subscription gone) {
    watched.remove(gone);
  }

  /** Called on the thread that makes blocks. */
  void onBlock(NewBlock block) {
    StoredBlock newest = block.kept().block();
    Waiting next = new Waiting(newest.header().parentHash(), newest, block.written());
    synchronized (waiting) {
      if (waiting.size() == MOST_WAITING) {
        waiting.add(waiting.removeLast().and(next));
        return;
      }
      waiting.add(next);
    }
    thread.run(this::tell);
  }

  private void tell() {
    Waiting next;
    synchronized (waiting) {
      next = waiting.remove();
    }
    Optional<StateTrie> before = ledger.stateAt(next.parent());
    Optional<StateTrie> after = ledger.stateAt(next.newest().hash());
    if (before.isEmpty() || after.isEmpty()) {
      return; // discarded: that far behind, somebody who asks for it is told so
    }
    watched
        .watching(next.written(), key -> StateMethods.differs(before.get(), after.get(), key))
        .forEach(
            (subscription, changed) -> {
              if (subscription.advanceTo(next.newest().height())) {
                subscription.offer(
                    StateMethods.changes(next.newest().hash(), after.get(), changed));
              }
            });
  }

  @Override
  public void close() {
    thread.close();
  }
}
