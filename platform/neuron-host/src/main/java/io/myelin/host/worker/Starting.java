package io.myelin.host.worker;

import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How a worker comes up: its process, and the plugin in it. */
final class Starting {
  private static final StartGate GATE = StartGate.ofThisMachine();
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration LOAD = Duration.ofSeconds(60);

  private final Worker.Spec spec;

  Starting(Worker.Spec spec) {
    this.spec = spec;
  }

  WorkerProcess process() throws IOException, InterruptedException {
    WorkerProcess.Spec wanted =
        new WorkerProcess.Spec(
            spec.name(),
            spec.run().workers(),
            List.of(spec.workerJar()),
            spec.log(),
            spec.limits().heapMegabytes(),
            START,
            Confinement.of(spec.containment(), Grants.readable(spec), spec.limits().megabytes()));
    return GATE.pass(() -> WorkerProcess.start(wanted));
  }

  /** A process that ends over it says more about the end than its socket does. */
  PluginClient.Opened load(WorkerProcess fresh) throws IOException, InterruptedException {
    try {
      return fresh.client().load(opening(), LOAD);
    } catch (WorkerFault e) {
      if (e.ended() && !fresh.alive()) {
        throw new IOException("while the plugin was loaded: " + Watch.end(fresh), e);
      }
      throw e;
    } catch (SubnetException e) {
      throw new WorkerFault(e.code(), e.blame(), String.valueOf(e.getMessage()));
    }
  }

  private PluginClient.Opening opening() throws IOException {
    return new PluginClient.Opening(
        spec.pluginJar(),
        spec.role(),
        spec.name(),
        spec.settings(),
        spec.models().of(spec.pluginJar()));
  }

  /** Whether the same would come of every other try: of all faults at load, not the passing. */
  static boolean lasting(WorkerFault e) {
    return e.blame() == Blame.OPERATOR || e.blame() == Blame.PLUGIN && !e.ended();
  }
}
