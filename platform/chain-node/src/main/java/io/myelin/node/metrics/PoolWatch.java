package io.myelin.node.metrics;

import io.myelin.ledger.PoolEvent;
import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Times extrinsics from ready in the pool to their block; told by several threads. */
final class PoolWatch {
  /** As many as the pool holds. */
  private static final int MOST = 8_192;

  private final LongConsumer waited;
  private final Map<Hash256, Long> ready =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash256, Long> eldest) {
          return size() > MOST;
        }
      };

  PoolWatch(LongConsumer waited) {
    this.waited = waited;
  }

  synchronized void told(PoolEvent event) {
    if (event.status() == PoolEvent.Status.READY) {
      ready.putIfAbsent(event.extrinsic(), System.nanoTime());
    } else if (event.status() != PoolEvent.Status.FUTURE) {
      ready.remove(event.extrinsic());
    }
  }

  synchronized void told(ChainBlock block) {
    if (ready.isEmpty()) {
      return;
    }
    for (byte[] extrinsic : block.extrinsics()) {
      Long since = ready.remove(Hashes.blake2b256(extrinsic));
      if (since != null) {
        waited.accept(System.nanoTime() - since);
      }
    }
  }
}
