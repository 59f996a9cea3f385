package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.StateBench;
import io.myelin.cli.bench.StateReport;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a ledger costs at a size of its state. */
@Command(
    name = "state",
    description = {
      "Make a chain of so many accounts in a throw-away folder and time its ledger: empty blocks,"
          + " blocks of 1,000 transfers, start, heap, disk.",
      "--json: {accounts, subnets, uids, emptyBlockMillisMin, emptyBlockMillisMedian,"
          + " transfersPerBlock, transfersBlockMillisMin, transfersBlockMillisMedian,"
          + " verifyMillisMedian, startSeconds, heapMegabytes, diskMegabytes}"
    },
    mixinStandardHelpOptions = true)
final class BenchStateCommand implements Callable<Integer> {
  @Option(
      names = "--accounts",
      defaultValue = "100000",
      description = "Accounts with money (default: ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--subnets",
      defaultValue = "0",
      description = "Stable subnets (default: ${DEFAULT-VALUE}).")
  private int subnets;

  @Option(
      names = "--uids",
      defaultValue = "256",
      description = "Neurons with stake on each (default: ${DEFAULT-VALUE}).")
  private int uids;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StateReport report = new StateBench(accounts, subnets, uids).run();
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(report));
      return 0;
    }
    System.out.printf(
        Locale.ROOT,
        "state            %d accounts, %d subnets of %d%n",
        report.accounts(),
        report.subnets(),
        report.uids());
    System.out.printf(
        Locale.ROOT,
        "empty block      min %.2f ms, median %.2f ms%n",
        report.emptyBlockMillisMin(),
        report.emptyBlockMillisMedian());
    System.out.printf(
        Locale.ROOT,
        "%d transfers   min %.1f ms, median %.1f ms; verified before in %.1f ms%n",
        report.transfersPerBlock(),
        report.transfersBlockMillisMin(),
        report.transfersBlockMillisMedian(),
        report.verifyMillisMedian());
    System.out.printf(
        Locale.ROOT,
        "start            %.2f s%nheap             %.0f MB%ndisk             %.0f MB%n",
        report.startSeconds(),
        report.heapMegabytes(),
        report.diskMegabytes());
    return 0;
  }
}
