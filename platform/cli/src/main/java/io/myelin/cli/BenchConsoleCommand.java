package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.BenchNode;
import io.myelin.cli.bench.console.ConsoleBench;
import io.myelin.cli.bench.console.ConsoleReport;
import io.myelin.primitives.ShellWord;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a node with a long history answers the console. */
@Command(
    name = "console",
    description = {
      "Make a chain with many extrinsics in a throw-away folder, start a node on it, wait for its"
          + " index, start it again, time what the console's pages ask and how 50 viewers hear of"
          + " blocks.",
      "--json: {blocks, extrinsics, subnets, uids, making, indexing, chainBytes, indexBytes,"
          + " firstPage: {first, min}, answers: [{path, bytes, first, min, median, p95}],"
          + " export: {rows, seconds}, viewers: as of bench viewers}"
    },
    mixinStandardHelpOptions = true)
final class BenchConsoleCommand implements Callable<Integer> {
  @Option(
      names = "--extrinsics",
      defaultValue = "1000000",
      description = "Transfers in the chain (default: ${DEFAULT-VALUE}).")
  private int extrinsics;

  @Option(
      names = "--subnets",
      defaultValue = "32",
      description = "Subnets, up to 128 (default: ${DEFAULT-VALUE}).")
  private int subnets;

  @Option(
      names = "--uids",
      defaultValue = "256",
      description = "Neurons of each, up to 256 (default: ${DEFAULT-VALUE}).")
  private int uids;

  @Option(names = "--stay", description = "Leave the node running afterwards, until Ctrl-C.")
  private boolean stay;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    new ConsoleBench(extrinsics, subnets, uids, BenchConsoleCommand::progress)
        .run(
            (report, node) -> {
              print(report);
              if (stay) {
                stay(node);
              }
            });
    return 0;
  }

  private static void progress(String line) {
    System.err.println(line + " ...");
  }

  /** Until this process is told to end, which ends the node too. */
  private static void stay(BenchNode node) throws InterruptedException {
    String suffix = " --data " + ShellWord.of(node.data()) + " --port " + node.address().getPort();
    progress(node.address() + "/console/ stays until Ctrl-C; ./myelin signin" + suffix);
    new CountDownLatch(1).await();
  }

  private void print(ConsoleReport report) {
    if (json) {
      System.out.println(new ObjectMapper().valueToTree(report).toString());
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "chain            %d blocks, %d extrinsics, made in %.0f s, %.0f MB%n",
        report.blocks(),
        report.extrinsics(),
        report.making(),
        report.chainBytes() / 1e6);
    System.out.printf(
        Locale.ROOT,
        "index            filled in %.0f s, %.0f MB%n",
        report.indexing(),
        report.indexBytes() / 1e6);
    System.out.printf(
        Locale.ROOT,
        "first page       %.0f ms, then %.0f ms at least, all its answers%n",
        report.firstPage().first(),
        report.firstPage().min());
    for (ConsoleReport.Answer answer : report.answers()) {
      System.out.printf(
          Locale.ROOT,
          "%8.1f ms first, min %7.1f, median %7.1f, p95 %7.1f, %8d bytes  %s%n",
          answer.first(),
          answer.min(),
          answer.median(),
          answer.p95(),
          answer.bytes(),
          answer.path());
    }
    System.out.printf(
        Locale.ROOT,
        "export           %d rows as CSV in %.1f s%n",
        report.export().rows(),
        report.export().seconds());
    System.out.println("viewers          " + report.viewers().inWords());
  }
}
