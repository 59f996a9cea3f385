package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.IndexBench;
import io.myelin.cli.bench.IndexReport;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the index of a chain's history costs. */
@Command(
    name = "index",
    description = {
      "Make a chain in a throw-away folder and fill the index from it, into H2: 3,610 empty blocks"
          + " with ten epochs of 256 neurons, six epochs each before which validators change"
          + " nothing, a tenth and all of their weights, then 50 blocks of 1,000 transfers.",
      "--json: {emptyBlocks, bytesPerEmptyBlock, extrinsics, extrinsicsPerSecond,"
          + " bytesPerExtrinsic, uids, pastEpochMillis, receiptBytes, epochs: [{when, standing,"
          + " difference, megabytesPerYear}]}"
    },
    mixinStandardHelpOptions = true)
final class BenchIndexCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    IndexReport report = IndexBench.run();
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(report));
      return 0;
    }
    System.out.printf(
        Locale.ROOT,
        "empty block      %.0f bytes, over %d of them%n",
        report.bytesPerEmptyBlock(),
        report.emptyBlocks());
    System.out.printf(
        Locale.ROOT,
        "extrinsics       %.0f a second, %.0f bytes each, over %d of them%n",
        report.extrinsicsPerSecond(),
        report.bytesPerExtrinsic(),
        report.extrinsics());
    System.out.printf(
        Locale.ROOT,
        "past epoch       %d neurons read in %.2f ms%n",
        report.uids(),
        report.pastEpochMillis());
    System.out.printf(
        Locale.ROOT,
        "epoch            %d bytes in a receipt, before compression%n",
        report.receiptBytes());
    for (IndexReport.Epochs epochs : report.epochs()) {
      System.out.printf(
          Locale.ROOT,
          "epochs           %d bytes and %d as a difference, %.0f MB a year: %s%n",
          epochs.standing(),
          epochs.difference(),
          epochs.megabytesPerYear(),
          epochs.when());
    }
    return 0;
  }
}
