package io.myelin.node.index;

import io.myelin.api.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the index costs, on a made-up chain, printed as one JSON document. Arguments: {@code fill}
 * and an empty folder. The command line starts it in a JVM of its own.
 */
public final class IndexBench {
  private static final int EPOCHS = 10;
  private static final int WEIGHED = 6;
  private static final int FULL_BLOCKS = 50;
  private static final int TRANSFERS = 1_000;

  private IndexBench() {}

  /**
   * The figures.
   *
   * @param bytesPerEmptyBlock of the H2 file
   * @param pastEpochMillis median of reading neurons, weights and bonds of the epoch that is
   *     farthest from a record that stands for itself
   * @param receiptBytes of one epoch in a receipt, before the store compresses it
   * @param epochs what they take in the index, by how much validators change their minds
   */
  public record Figures(
      int emptyBlocks,
      double bytesPerEmptyBlock,
      int extrinsics,
      double extrinsicsPerSecond,
      double bytesPerExtrinsic,
      int uids,
      double pastEpochMillis,
      long receiptBytes,
      List<IndexBenchEpochs.Figures> epochs) {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    IndexSettings settings = IndexSettings.file(folder.resolve("index"));
    int emptyBlocks = EPOCHS * (IndexBenchChain.TEMPO + 1);
    try (IndexBenchChain chain = new IndexBenchChain(folder.resolve("chain"))) {
      chain.produce(IndexBenchChain.TEMPO + 1, 0); // who may weigh is known after an epoch
      fill(settings, chain);
      long begun = size(settings);
      chain.produce(emptyBlocks, 0);
      fill(settings, chain);
      long empty = size(settings);
      IndexBenchEpochs epochs = new IndexBenchEpochs(settings, chain.ledger());
      weigh(chain, 0);
      fill(settings, chain);
      IndexBenchEpochs.Figures still = epochs.figures("no weights change");
      weigh(chain, 0.1);
      fill(settings, chain);
      IndexBenchEpochs.Figures some = epochs.figures("a tenth of the weights changes by 1 %");
      weigh(chain, 1);
      fill(settings, chain);
      IndexBenchEpochs.Figures all = epochs.figures("all weights change by 1 %");
      double millis = epochs.millis();
      long before = size(settings);
      chain.produce(FULL_BLOCKS, TRANSFERS);
      double seconds = fill(settings, chain);
      int extrinsics = FULL_BLOCKS * (TRANSFERS + 1);
      Figures figures =
          new Figures(
              emptyBlocks,
              (double) (empty - begun) / emptyBlocks,
              extrinsics,
              extrinsics / seconds,
              (double) (size(settings) - before) / extrinsics,
              IndexBenchChain.UIDS,
              millis,
              epochs.receiptBytes(),
              List.of(still, some, all));
      System.out.write(ContractJson.bytes(figures));
      System.out.println();
    }
  }

  /** Epochs before each of which validators change a share of their weights by 1 %. */
  private static void weigh(IndexBenchChain chain, double share) {
    for (int i = 0; i < WEIGHED; i++) {
      chain.weigh(share, 0.01);
      chain.produce(IndexBenchChain.TEMPO, 0);
    }
  }

  /** Seconds until the index has all there is. */
  private static double fill(IndexSettings settings, IndexBenchChain chain) {
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexFollower follower =
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true);
      long before = System.nanoTime();
      boolean more = true;
      while (more) {
        more = follower.advance();
      }
      return (System.nanoTime() - before) / 1e9;
    }
  }

  private static long size(IndexSettings settings) throws IOException {
    Path file = settings.ownFile().orElseThrow();
    return Files.size(file.resolveSibling(file.getFileName() + ".mv.db"));
  }
}
