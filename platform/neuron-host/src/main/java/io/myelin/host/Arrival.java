package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/**
 * Brings neurons on the chain one after another. A miner is served when its worker is ready, which
 * means that it has answered already. Everybody waits for a worker's first start, however slow the
 * machine: validators that begin with half of the miners would pay that half for all. Nobody waits
 * for a worker that failed; its miner is served later.
 */
final class Arrival {
  private static final Logger LOG = Logger.getLogger(Arrival.class.getName());

  private final Enrollment enrollment;
  private final ChainClient chain;
  private final List<Candidate> late = new ArrayList<>();

  private record Candidate(Neuron neuron, Worker worker) {
    boolean ready() {
      return worker.status().state() == Worker.State.READY;
    }

    boolean startsFirst() {
      Worker.Status now = worker.status();
      return now.state() == Worker.State.STARTING && now.restarts() == 0;
    }
  }

  Arrival(Enrollment enrollment, ChainClient chain) {
    this.enrollment = enrollment;
    this.chain = chain;
  }

  /** Tries again after any refusal; what was done is not done again. */
  void bring(Neuron neuron, Worker worker) throws InterruptedException {
    Candidate candidate = new Candidate(neuron, worker);
    while (!brought(candidate)) {
      Thread.sleep(200);
    }
  }

  private boolean brought(Candidate candidate) throws InterruptedException {
    try {
      chain.head();
      enrollment.join(candidate.neuron);
      if (!candidate.neuron.validator() && !enrollment.serves(candidate.neuron)) {
        serve(candidate);
      }
      return true;
    } catch (ClientException e) {
      LOG.info(() -> "enrollment waits: " + e.getMessage());
      return false;
    }
  }

  private void serve(Candidate candidate) throws InterruptedException {
    while (candidate.startsFirst()) {
      Thread.sleep(50);
    }
    if (candidate.ready()) {
      enrollment.serve(candidate.neuron);
    } else {
      LOG.warning(() -> candidate.neuron + " is not served yet: its worker is not ready");
      late.add(candidate);
    }
  }

  /** Returns when every miner is served or the thread is interrupted. */
  void serveLate() {
    try {
      while (!late.isEmpty()) {
        Thread.sleep(500);
        late.removeIf(candidate -> candidate.ready() && served(candidate));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean served(Candidate candidate) {
    try {
      enrollment.serve(candidate.neuron);
      return true;
    } catch (ClientException e) {
      LOG.info(() -> "serving " + candidate.neuron + " waits: " + e.getMessage());
      return false;
    }
  }
}
