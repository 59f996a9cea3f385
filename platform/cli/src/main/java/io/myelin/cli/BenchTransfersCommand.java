package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.TransferBench;
import io.myelin.cli.bench.TransferReport;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Durable transfers per second of a running development chain. */
@Command(
    name = "transfers",
    description = {
      "Fill a running development chain with signed transfers and count those that are final.",
      "It pays from public development keys and leaves their money on accounts of its own.",
      "--json: {accounts, submitted, successful, failed, refused, missing, perSecond, blocks,"
          + " minPerBlock, medianPerBlock, maxPerBlock, latencyMillisP50, latencyMillisP99}"
    },
    mixinStandardHelpOptions = true)
final class BenchTransfersCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Option(names = "--accounts", defaultValue = "64", description = "Senders (default: 64).")
  private int accounts;

  @Option(names = "--seconds", defaultValue = "10", description = "How long (default: 10).")
  private int seconds;

  @Option(
      names = "--in-flight",
      defaultValue = "1000",
      description = "Sent and not yet final at any time (default: 1000).")
  private int inFlight;

  @Override
  public Integer call() throws InterruptedException {
    if (accounts < 1 || accounts > 1000 || seconds < 1 || seconds > 60 || inFlight < 1) {
      throw new IllegalArgumentException(
          "load refused: "
              + accounts
              + " accounts, "
              + seconds
              + " s, "
              + inFlight
              + " in flight; needed: 1 to 1000 accounts, 1 to 60 s, 1 or more in flight");
    }
    TransferBench bench =
        new TransferBench(
            new Node(node).address(),
            new TransferBench.Plan(accounts, seconds, inFlight, 4),
            line -> System.err.println(line + " ..."));
    TransferReport report = bench.run();
    if (node.json()) {
      System.out.println(new ObjectMapper().valueToTree(report).toString());
    } else {
      print(report);
    }
    bench.firstRefusal().ifPresent(why -> System.err.println("first refusal: " + why));
    return report.successful() == report.submitted() ? 0 : 1;
  }

  private static void print(TransferReport report) {
    System.out.printf(
        Locale.ROOT,
        "%.0f durable transfers a second: %d of %d submitted succeeded in %d final blocks%n",
        report.perSecond(),
        report.successful(),
        report.submitted(),
        report.blocks());
    System.out.printf(
        Locale.ROOT,
        "per block        min %d, median %d, max %d%n",
        report.minPerBlock(),
        report.medianPerBlock(),
        report.maxPerBlock());
    System.out.printf(
        Locale.ROOT,
        "submit to final  p50 %.0f ms, p99 %.0f ms%n",
        report.latencyMillisP50(),
        report.latencyMillisP99());
    System.out.printf(
        "failed %d, refused %d, missing %d%n", report.failed(), report.refused(), report.missing());
  }
}
