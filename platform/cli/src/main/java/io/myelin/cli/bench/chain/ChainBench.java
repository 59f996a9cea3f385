package io.myelin.cli.bench.chain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.BenchNode;
import io.myelin.cli.bench.OwnJvm;
import io.myelin.cli.bench.ThrowAwayFolder;
import io.myelin.conformance.SignatureBench;
import io.myelin.primitives.crypto.Scheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A node of its own without neurons under load from another process, then the same chain from block
 * 0 again.
 */
public final class ChainBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SENDERS = 500;
  private static final int NEURONS = 256;
  private static final String HEAP = "-Xmx2g";

  private final int seconds;
  private final Consumer<String> progress;

  /**
   * A bench.
   *
   * @param seconds for each kind of extrinsic
   * @throws IllegalArgumentException when that is not 1 to 60
   */
  public ChainBench(int seconds, Consumer<String> progress) {
    if (seconds < 1 || seconds > 60) {
      throw new IllegalArgumentException("load refused: " + seconds + " s; needed: 1 to 60 s");
    }
    this.seconds = seconds;
    this.progress = progress;
  }

  public ChainReport run() throws IOException, InterruptedException {
    try (ThrowAwayFolder folder = new ThrowAwayFolder()) {
      BenchChain chain = new BenchChain(folder.path(), SENDERS, NEURONS);
      progress.accept("making the chain");
      part(chain, "make");
      progress.accept("timing signature checks alone");
      List<SignatureBench.Result> checks =
          JSON.readValue(part(chain, "signatures"), new TypeReference<>() {});
      progress.accept("starting a node");
      BenchNode node = BenchNode.start("bench chain", chain.place());
      ChainLoad.Figures load;
      double megabytes;
      try {
        progress.accept("sending three kinds of extrinsics, " + seconds + " s each");
        String pid = Long.toString(node.process().pid());
        String said =
            part(chain, "load", node.address().toString(), pid, Integer.toString(seconds));
        load = JSON.readValue(said, ChainLoad.Figures.class);
        megabytes = node.megabytes();
      } finally {
        node.stop();
      }
      progress.accept("replaying the chain");
      Replayed replay = JSON.readValue(part(chain, "replay"), Replayed.class);
      return ChainReport.of(
          load,
          perSecond(checks, Scheme.ED25519),
          perSecond(checks, Scheme.SR25519),
          replay,
          megabytes);
    }
  }

  private static double perSecond(List<SignatureBench.Result> checks, Scheme scheme) {
    return checks.stream()
        .filter(result -> result.scheme() == scheme)
        .mapToDouble(result -> 1e6 / result.checkMicros())
        .findFirst()
        .orElseThrow();
  }

  private static String part(BenchChain chain, String name, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(name);
    arguments.add(chain.folder().toString());
    arguments.add(Integer.toString(chain.senders()));
    arguments.add(Integer.toString(chain.neurons()));
    arguments.addAll(List.of(more));
    return new OwnJvm(ChainBenchProcess.class, HEAP).run("bench chain", arguments);
  }
}
