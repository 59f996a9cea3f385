package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.viewers.ViewersBench;
import io.myelin.cli.bench.viewers.ViewersReport;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How old the news is that viewers of a running node get. */
@Command(
    name = "viewers",
    description = {
      "Watch a running node as many pages do, beside one viewer who reads nothing, and time from a"
          + " block's own time to its frame.",
      "--json: {viewers, seconds, blocks, frames, p50Millis, p95Millis, maxMillis}"
    },
    mixinStandardHelpOptions = true)
final class BenchViewersCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Option(names = "--viewers", defaultValue = "50", description = "Viewers (default: 50).")
  private int viewers;

  @Option(names = "--seconds", defaultValue = "30", description = "How long (default: 30).")
  private int seconds;

  @Override
  public Integer call() throws InterruptedException {
    URI address = node.address();
    Optional<String> token = node.data().ownerToken(address);
    ViewersReport report = new ViewersBench(address, token, viewers, seconds).run();
    if (node.json()) {
      System.out.println(new ObjectMapper().valueToTree(report).toString());
    } else {
      System.out.println(report.inWords());
    }
    return 0;
  }
}
