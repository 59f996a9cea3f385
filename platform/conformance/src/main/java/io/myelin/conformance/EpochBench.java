package io.myelin.conformance;

import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import io.myelin.consensus.bench.SyntheticNetwork;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.StoredEpoch;
import java.util.Arrays;

/** Times whole epochs of a made-up network on one thread. */
public final class EpochBench {
  private static final long EMISSION = 1_000_000_000L;
  private final Runnable epoch;

  private EpochBench(Runnable epoch) {
    this.epoch = epoch;
  }

  /** Measures the mathematics alone. */
  public static EpochBench mathematics(SyntheticNetwork network) {
    return new EpochBench(
        () -> {
          EpochOutcome outcome = Epoch.run(network.parameters(), network.state(), EMISSION);
          if (!outcome.judged()) {
            throw new IllegalStateException(
                "measurement refused: nobody was judged in the made-up network; raise the density");
          }
        });
  }

  /** Measures an epoch as a block runs it: inputs read, consensus, results stored. */
  public static EpochBench stored(SyntheticNetwork network) {
    StoredEpoch stored = storedEpoch(network);
    return new EpochBench(() -> stored.judge(Rao.of(EMISSION)));
  }

  /** The same, and the emission paid to every neuron that earned some. */
  public static EpochBench paid(SyntheticNetwork network) {
    StoredEpoch stored = storedEpoch(network);
    return new EpochBench(() -> stored.close(Rao.of(EMISSION)));
  }

  private static StoredEpoch storedEpoch(SyntheticNetwork network) {
    mathematics(network).epoch.run();
    return new StoredEpoch(network.parameters(), network.state());
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
      epoch.run();
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }
}
