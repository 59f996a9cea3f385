package io.myelin.node.metrics;

import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.index.Indexer;
import io.myelin.runtime.frame.Payout;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;

/** Figures of the chain and its index; all begin anew with the process, heights do not. */
@ApplicationScoped
public class NodeMetrics {
  private static final Logger LOG = Logger.getLogger(NodeMetrics.class.getName());
  private static final int AFTER_THE_CHAIN = 3_000;

  @Inject private ChainService chain;
  @Inject private Indexer indexer;
  @Inject private MetricRegistry registry;

  void start(@Observes @Priority(AFTER_THE_CHAIN) @Initialized(ApplicationScoped.class) Object e) {
    gauge("chain_height", "Height of the newest block", ledger -> ledger.head().height());
    gauge("chain_final_height", "Height of the newest final block", l -> l.finalized().height());
    gauge("pool_extrinsics", "Extrinsics that wait for a block", ledger -> ledger.pool().size());
    gauge(
        "index_lag_blocks",
        "Final blocks that the index does not hold yet",
        ledger -> ledger.finalized().height() - indexer.status().height());
    try {
      chain.listen(this::count);
    } catch (ChainUnavailableException refused) {
      LOG.log(Level.FINE, "no blocks to count: {0}", refused.getMessage());
    }
  }

  private void count(ChainBlock block) {
    registry
        .counter(described("extrinsics", "Extrinsics in blocks"))
        .inc(block.extrinsics().size());
    registry
        .counter(described("extrinsics_failed", "Those that failed"))
        .inc(block.failed().size());
    if (!block.payouts().isEmpty()) {
      registry.counter(described("epochs", "Blocks that ended an epoch with payouts")).inc();
      registry.counter(described("payouts", "Payouts to hotkeys")).inc(block.payouts().size());
      registry
          .counter(described("payouts_rao", "What they were together, in rao"))
          .inc(block.payouts().stream().map(Payout::amount).mapToLong(a -> a.value()).sum());
    }
  }

  private void gauge(String name, String what, ToLongFunction<Ledger> value) {
    registry.gauge(described(name, what), () -> orUnknown(value));
  }

  private long orUnknown(ToLongFunction<Ledger> value) {
    try {
      return value.applyAsLong(chain.ledger());
    } catch (ChainUnavailableException none) {
      return -1;
    }
  }

  private static Metadata described(String name, String what) {
    return Metadata.builder()
        .withName("myelin_" + name)
        .withDescription(what)
        .withUnit(MetricUnits.NONE)
        .build();
  }
}
