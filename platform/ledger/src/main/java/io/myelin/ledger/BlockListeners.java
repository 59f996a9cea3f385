package io.myelin.ledger;

import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who hears of new blocks. */
final class BlockListeners {
  private static final Logger LOG = System.getLogger(BlockListeners.class.getName());
  private final List<Consumer<NewBlock>> all = new CopyOnWriteArrayList<>();

  void add(Consumer<NewBlock> listener) {
    all.add(listener);
  }

  void tell(NewBlock block) {
    all.forEach(listener -> tell(listener, block));
  }

  /** The block is durable already, so a listener in trouble is said and keeps nobody waiting. */
  private static void tell(Consumer<NewBlock> listener, NewBlock block) {
    try {
      listener.accept(block);
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "block " + block.height() + " was kept; a listener failed", e);
    }
  }
}
