package io.myelin.node.index;

import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.frame.Payout;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Follows the chain on a thread of its own, so that a slow table never delays a block. */
@ApplicationScoped
public class Indexer {
  private static final Logger LOG = Logger.getLogger(Indexer.class.getName());
  private static final int BATCH = 200;
  private static final long PAUSE_MILLIS = 2_000;

  @Inject private ChainService chain;
  @Inject private IndexStore store;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "indexer");
            created.setDaemon(true);
            return created;
          });
  private volatile boolean rebuild;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    thread.scheduleWithFixedDelay(
        this::followSafely, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The highest indexed block; -1 when there is none. */
  public long height() {
    return store.height();
  }

  /** Makes the tables anew from the chain, soon. */
  public void rebuild() {
    rebuild = true;
  }

  private void followSafely() {
    try {
      follow();
    } catch (ChainUnavailableException notYet) {
      LOG.log(Level.FINE, "nothing to index: {0}", notYet.getMessage());
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "indexing is tried again: {0}", failed.toString());
    }
  }

  private void follow() {
    if (rebuild) {
      store.clear();
      rebuild = false;
    }
    long head = chain.ledger().finalized().height();
    for (long next = store.height() + 1; next <= head; ) {
      List<IndexStore.Entry> batch = new ArrayList<>();
      while (next <= head && batch.size() < BATCH) {
        Optional<ChainBlock> block = chain.block(next++);
        block.ifPresent(found -> batch.add(new IndexStore.Entry(found, epochs(found))));
      }
      store.append(batch);
    }
  }

  // Neurons are read from the state the epoch left; where that is pruned, payouts remain.
  private Map<Integer, List<ChainQueries.Neuron>> epochs(ChainBlock block) {
    Map<Integer, List<ChainQueries.Neuron>> epochs = new TreeMap<>();
    for (Payout payout : block.payouts()) {
      NetUid netuid = payout.netuid();
      if (!epochs.containsKey(netuid.value())) {
        chain
            .ledger()
            .stateAt(block.hash())
            .flatMap(state -> chain.queries().metagraph(state, netuid))
            .ifPresent(neurons -> epochs.put(netuid.value(), neurons));
      }
    }
    return epochs;
  }

  @PreDestroy
  void stop() {
    thread.shutdown();
  }
}
