package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.chain.ChainBench;
import io.myelin.cli.bench.chain.ChainReport;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Durable extrinsics per second of a node, and of a replay. */
@Command(
    name = "chain",
    description = {
      "Start a node of its own without neurons in a throw-away folder, load it from another process"
          + " over WebSockets, then replay its chain from block 0.",
      "--json: {ed25519, sr25519: {durable, refused, perSecond, checksPerSecond, ratio,"
          + " nodeCpuMillis, clientCpuMillis}, weights: {durable, refused, perSecond,"
          + " nodeCpuMillis, clientCpuMillis}, replay: {blocks, extrinsics, failed,"
          + " blocksPerSecond, extrinsicsPerSecond}, nodeMegabytes}"
    },
    mixinStandardHelpOptions = true)
final class BenchChainCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "How long for each kind of extrinsic, 1 to 60 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ChainReport report = new ChainBench(seconds, line -> System.err.println(line + " ...")).run();
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(report));
    } else {
      print("ed25519", report.ed25519());
      print("sr25519", report.sr25519());
      System.out.printf(
          Locale.ROOT,
          "weights of 256   %.0f durable a second; CPU %.3f ms of the node, %.3f of the client%n",
          report.weights().perSecond(),
          report.weights().nodeCpuMillis(),
          report.weights().clientCpuMillis());
      System.out.printf(
          Locale.ROOT,
          "replay           %d blocks of %d extrinsics: %.0f blocks, %.0f extrinsics a second%n",
          report.replay().blocks(),
          report.replay().extrinsics(),
          report.replay().blocksPerSecond(),
          report.replay().extrinsicsPerSecond());
      System.out.printf(
          Locale.ROOT, "memory           %.0f MB of the node at most%n", report.nodeMegabytes());
    }
    boolean all =
        report.ed25519().refused() + report.sr25519().refused() + report.weights().refused() == 0
            && report.replay().failed() == 0;
    if (!all) {
      System.err.println(
          "Refused: "
              + (report.ed25519().refused()
                  + report.sr25519().refused()
                  + report.weights().refused())
              + ", failed in their blocks: "
              + report.replay().failed()
              + "; needed: none, or the figures say less than they seem to.");
    }
    return all ? 0 : 1;
  }

  private static void print(String scheme, ChainReport.Transfers transfers) {
    System.out.printf(
        Locale.ROOT,
        "%s transfers %.0f durable a second, %.2f of the %.0f checks of one core; CPU %.3f ms of"
            + " the node, %.3f of the client%n",
        scheme,
        transfers.perSecond(),
        transfers.ratio(),
        transfers.checksPerSecond(),
        transfers.nodeCpuMillis(),
        transfers.clientCpuMillis());
  }
}
