package io.myelin.conformance;

import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import io.myelin.consensus.bench.SyntheticNetwork;
import java.util.Arrays;

/** Times whole epochs of a made-up network on one thread. */
public final class EpochBench {
  private static final long EMISSION = 1_000_000_000L;
  private final SyntheticNetwork network;

  /** Measures this network. */
  public EpochBench(SyntheticNetwork network) {
    this.network = network;
  }

  /** Times of single epochs after as many unmeasured ones. */
  public record Result(double minMicros, double medianMicros) {}

  /** Runs {@code iterations} epochs to warm up and as many to measure. */
  public Result measure(int iterations) {
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "measurement refused: " + iterations + " iterations; give at least 1");
    }
    run(iterations);
    long[] nanos = run(iterations);
    Arrays.sort(nanos);
    return new Result(nanos[0] / 1000.0, nanos[nanos.length / 2] / 1000.0);
  }

  private long[] run(int iterations) {
    long[] nanos = new long[iterations];
    for (int i = 0; i < iterations; i++) {
      long start = System.nanoTime();
      EpochOutcome outcome = Epoch.run(network.parameters(), network.state(), EMISSION);
      nanos[i] = System.nanoTime() - start;
      if (!outcome.judged()) {
        throw new IllegalStateException(
            "measurement refused: nobody was judged in the made-up network; raise the density");
      }
    }
    return nanos;
  }
}
