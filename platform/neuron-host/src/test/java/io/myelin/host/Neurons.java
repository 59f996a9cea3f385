package io.myelin.host;

import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.host.worker.Worker;
import io.myelin.worker.value.ValueShares;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Neurons and workers' reports for tests. */
final class Neurons {
  private Neurons() {}

  static Neuron validator(String coldkey, String name, long stake) {
    return new Neuron(
        name,
        LedgerNode.key(coldkey),
        LedgerNode.key(coldkey + "//" + name),
        stake,
        true,
        Optional.empty(),
        MemoryLimits.DEFAULT,
        ValueShares.DEFAULT,
        Optional.empty(),
        Map.of());
  }

  static Neuron miner(String coldkey, String name, Optional<AxonSetting> axon) {
    return new Neuron(
        name,
        LedgerNode.key(coldkey),
        LedgerNode.key(coldkey + "//" + name),
        0,
        false,
        axon,
        MemoryLimits.DEFAULT,
        ValueShares.DEFAULT,
        Optional.empty(),
        Map.of());
  }

  /** Takes a step of enrolling until a block holds it, for which it waits a few seconds only. */
  static void taken(Runnable step) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (true) {
      try {
        step.run();
        return;
      } catch (Enrollment.Unanswered late) {
        if (System.nanoTime() > end) {
          throw late;
        }
      }
    }
  }

  static Supplier<Worker.Status> worker(Supplier<Worker.State> state) {
    return () -> new Worker.Status("w", "miner", 0, state.get(), 0, "", 0, "");
  }
}
