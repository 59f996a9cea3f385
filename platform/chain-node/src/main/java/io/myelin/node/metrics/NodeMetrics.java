package io.myelin.node.metrics;

import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.chain.DiskUse;
import io.myelin.node.index.Indexer;
import io.myelin.node.metrics.Latencies.Timed;
import io.myelin.primitives.crypto.SignatureCheck;
import io.myelin.runtime.frame.Payout;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Figures of the chain and its index; all begin anew with the process, heights do not. */
@ApplicationScoped
public class NodeMetrics {
  private static final Logger LOG = Logger.getLogger(NodeMetrics.class.getName());
  private static final int AFTER_THE_CHAIN = 3_000;

  private enum Counted {
    EXTRINSICS("Extrinsics in blocks"),
    EXTRINSICS_FAILED("Those that failed"),
    EPOCHS("Blocks that ended an epoch with payouts"),
    PAYOUTS("Payouts to hotkeys"),
    PAYOUTS_RAO("What they were together, in rao");

    private final String description;

    Counted(String description) {
      this.description = description;
    }
  }

  @Inject private ChainService chain;
  @Inject private Indexer indexer;
  @Inject private MetricRegistry registry;
  @Inject private Latencies latencies;
  private final PoolWatch waits = new PoolWatch(nanos -> latencies.add(Timed.WAIT, nanos));

  void start(@Observes @Priority(AFTER_THE_CHAIN) @Initialized(ApplicationScoped.class) Object e) {
    gauge("chain_height", "Height of the newest block", ledger -> ledger.head().height());
    gauge("chain_final_height", "Height of the newest final block", l -> l.finalized().height());
    gauge("pool_extrinsics", "Extrinsics that wait for a block", ledger -> ledger.pool().size());
    gauge(
        "index_lag_blocks",
        "Final blocks that the index does not hold yet",
        ledger -> ledger.finalized().height() - indexer.status().height());
    gauge("index_height", "Newest block in the index", ledger -> indexer.status().height());
    registry.gauge(
        described("signature_check", "1: this process passed the edge cases of signatures"),
        () -> orUnknown(ledger -> 1),
        new Tag("implementation", SignatureCheck.IMPLEMENTATION));
    gauge("chain_healthy", "1 while blocks are made", l -> chain.trouble().isEmpty() ? 1 : 0);
    disk("disk_free_bytes", "What is left on the data folder's volume", DiskUse.Counted::free);
    disk("disk_size_bytes", "What that volume has", DiskUse.Counted::size);
    for (String part : Stream.concat(DiskUse.PARTS.stream(), Stream.of(DiskUse.OTHER)).toList()) {
      disk(
          "disk_used_bytes",
          "Of files in a folder of the data folder",
          counted -> counted.bytes(part),
          new Tag("part", part));
    }
    // From the start, so that rates are right from the first one on.
    for (Counted each : Counted.values()) {
      count(each, 0);
    }
    try {
      chain.listen(this::count);
      chain.ledger().listenPool(waits::told);
    } catch (ChainUnavailableException refused) {
      LOG.log(Level.FINE, "no blocks to count: {0}", refused.getMessage());
    }
  }

  private void count(ChainBlock block) {
    waits.told(block);
    latencies.add(
        block.payouts().isEmpty() ? Timed.PLAIN : Timed.EPOCH,
        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - block.timeMillis()));
    count(Counted.EXTRINSICS, block.extrinsics().size());
    count(Counted.EXTRINSICS_FAILED, block.failed().size());
    if (!block.payouts().isEmpty()) {
      count(Counted.EPOCHS, 1);
      count(Counted.PAYOUTS, block.payouts().size());
      count(
          Counted.PAYOUTS_RAO,
          block.payouts().stream().map(Payout::amount).mapToLong(a -> a.value()).sum());
    }
  }

  private void count(Counted what, long howMany) {
    registry
        .counter(described(what.name().toLowerCase(Locale.ROOT), what.description))
        .inc(howMany);
  }

  private void gauge(String name, String what, ToLongFunction<Ledger> value) {
    registry.gauge(described(name, what), () -> orUnknown(value));
  }

  private void disk(String name, String what, ToLongFunction<DiskUse.Counted> bytes, Tag... tags) {
    registry.gauge(
        described(name, what),
        () -> {
          try {
            return bytes.applyAsLong(chain.diskUse().counted());
          } catch (UncheckedIOException unread) {
            return -1L;
          }
        },
        tags);
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
