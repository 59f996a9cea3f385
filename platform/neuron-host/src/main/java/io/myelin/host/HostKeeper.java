package io.myelin.host;

import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.worker.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings up the host of a data folder. What keeps it from coming up may pass, as a full disk does,
 * so it is tried again until it is up; meanwhile the rows say why there is none.
 */
public final class HostKeeper implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HostKeeper.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final HostSettings settings;
  private final Thread again = new Thread(this::retry, "neuron-host-start");
  private volatile Optional<NeuronTable> table = Optional.empty();
  private volatile Optional<NeuronHost> host = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();
  private boolean closed;

  public HostKeeper(HostSettings settings) {
    this.settings = settings;
    again.setDaemon(true);
  }

  /** Tries once, and goes on in the background when that failed. */
  public void start() {
    attempt();
    if (trouble.isPresent()) {
      new StartRefusal(settings).report(trouble.get());
      again.start();
    }
  }

  /** The running host; empty while there is none, or nothing to run. */
  public Optional<NeuronHost> host() {
    return host;
  }

  /** One row per neuron; while the host is not up, each with the reason. */
  public List<NeuronRow> rows() {
    Optional<NeuronHost> running = host;
    if (running.isPresent()) {
      return running.get().rows();
    }
    return trouble.map(this::waiting).orElse(List.of());
  }

  private List<NeuronRow> waiting(String why) {
    List<NeuronRow> rows =
        table.map(NeuronTable::subnets).orElse(List.of()).stream()
            .flatMap(
                subnet ->
                    subnet.neurons().stream()
                        .map(
                            each -> waiting(each.name(), role(each), why, subnet.netuid().value())))
            .toList();
    return rows.isEmpty() ? List.of(waiting("neuron host", "host", why, 0)) : rows;
  }

  private static String role(Neuron neuron) {
    return neuron.validator() ? "validator" : "miner";
  }

  private static NeuronRow waiting(String name, String role, String why, int netuid) {
    return new NeuronRow(name, role, 0, Worker.State.WAITING, 0, why, 0, "", false, netuid);
  }

  private void retry() {
    Duration pause = FIRST_PAUSE;
    try {
      while (trouble.isPresent()) {
        Thread.sleep(pause.toMillis());
        attempt();
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void attempt() {
    if (closed) {
      return;
    }
    try {
      Optional<NeuronTable> own = NeuronTable.configured(settings.data());
      table = own.isPresent() ? own : NeuronTable.preset(settings.preset());
      if (table.isPresent()) {
        table.get().requireOwnKeys(settings.bind());
        host = Optional.of(started(table.get()));
      }
      trouble = Optional.empty();
    } catch (IllegalArgumentException refused) {
      explain(String.valueOf(refused.getMessage()), refused);
    } catch (IOException | RuntimeException | VirtualMachineError failed) {
      explain(
          "The neuron host cannot use the data folder " + settings.data() + ": " + failed, failed);
    }
  }

  private NeuronHost started(NeuronTable neurons) throws IOException {
    NeuronHost fresh = new NeuronHost(settings, neurons);
    try {
      fresh.start();
      return fresh;
    } catch (IOException | RuntimeException | VirtualMachineError failed) {
      fresh.close();
      throw failed;
    }
  }

  private void explain(String sentence, Throwable failed) {
    if (!trouble.equals(Optional.of(sentence))) {
      LOG.log(Level.SEVERE, "no neurons run yet: " + sentence, failed);
    }
    trouble = Optional.of(sentence);
  }

  @Override
  public void close() {
    again.interrupt();
    synchronized (this) {
      closed = true;
      host.ifPresent(NeuronHost::close);
    }
  }
}
