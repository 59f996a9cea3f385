package io.myelin.cli.bench.chain;

import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.VerifiedSignatures;
import io.myelin.ledger.order.Applied;
import io.myelin.ledger.order.Ordered;
import io.myelin.ledger.order.Proposal;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Executes all blocks of a node again from block 0, as a member that joins would. */
record ChainReplay(BenchChain chain) {
  /** Few enough to be in the heap at once. */
  private static final int AT_ONCE = 200;

  Replayed run() {
    try (Ledger source = open(chain.place().chain());
        Ledger target = open(chain.untouched())) {
      long head = source.head().height();
      long extrinsics = 0;
      long nanos = 0;
      for (long from = 1; from <= head; from += AT_ONCE) {
        List<StoredBlock> blocks = new ArrayList<>();
        for (long height = from; height < from + AT_ONCE && height <= head; height++) {
          blocks.add(source.blockAt(height).orElseThrow());
        }
        long before = System.nanoTime();
        blocks.forEach(block -> apply(target, block));
        nanos += System.nanoTime() - before;
        extrinsics += blocks.stream().mapToLong(block -> block.extrinsics().size() - 1).sum();
      }
      if (!target.head().hash().equals(source.head().hash())) {
        throw new IllegalStateException(
            "the replay ended with head " + target.head() + "; needed: " + source.head());
      }
      double seconds = Math.max(1, nanos) / 1e9;
      return new Replayed(head, extrinsics, failed(target), head / seconds, extrinsics / seconds);
    }
  }

  private Ledger open(Path folder) {
    GenesisConfig config = chain.config();
    return Ledger.open(
        folder,
        config,
        new StandardRuntime(config.blockMillis(), new VerifiedSignatures()),
        BenchChain.AUTHOR);
  }

  private static void apply(Ledger ledger, StoredBlock block) {
    Applied applied =
        ledger.apply(
            new Ordered(
                ledger.position().next(), new Proposal(block.header(), block.extrinsics())));
    if (applied instanceof Applied.Skipped skipped) {
      throw new IllegalStateException("the replay refused a block of the node: " + skipped);
    }
  }

  private static long failed(Ledger ledger) {
    long failed = 0;
    for (long height = 1; height <= ledger.head().height(); height++) {
      failed +=
          ledger.keptAt(height).orElseThrow().failures().stream()
              .filter(failure -> failure.isPresent())
              .count();
    }
    return failed;
  }
}
