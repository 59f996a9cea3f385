package io.myelin.host.worker;

import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import java.io.IOException;
import java.time.Duration;

/** How a plugin comes up in its process. */
final class Starting {
  private static final Duration LOAD = Duration.ofSeconds(60);

  private final Worker.Spec spec;

  Starting(Worker.Spec spec) {
    this.spec = spec;
  }

  /** A process that ends over it says more about the end than its socket does. */
  PluginClient.Opened load(SharedProcess.Room room) throws IOException, InterruptedException {
    try {
      return room.client().load(opening(), LOAD);
    } catch (WorkerFault e) {
      if (e.ended() && !room.process().alive()) {
        throw new IOException("while the plugin was loaded: " + Watch.end(room.process()), e);
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
