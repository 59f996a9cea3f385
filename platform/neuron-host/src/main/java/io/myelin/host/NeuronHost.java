package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.wallet.AddressBook;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.validator.Identity;
import io.myelin.host.validator.RoundReport;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.Worker;
import io.myelin.worker.link.PluginClient.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All neurons of one table: workers start at once, enrollment follows as soon as the chain answers,
 * then validators go round after round until the host is closed.
 */
public final class NeuronHost implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(NeuronHost.class.getName());

  private final HostSettings settings;
  private final NeuronTable table;
  private final StartRefusal refusal;
  private final ChainClient chain;
  private final AxonDesk desk;
  private final List<Worker> workers = new ArrayList<>();
  private final List<Validator> validators = new ArrayList<>();
  private final Thread main;

  public NeuronHost(HostSettings settings, NeuronTable table) throws IOException {
    this.settings = settings;
    this.table = table;
    this.refusal = new StartRefusal(settings);
    this.chain = new ChainClient(settings.node());
    this.desk = new AxonDesk(chain, table.netuid(), settings.state());
    Files.createDirectories(settings.state());
    Files.createDirectories(settings.data().resolve("logs"));
    for (Neuron neuron : table.neurons()) {
      add(neuron);
    }
    this.main = daemon("neuron-host", this::run);
  }

  private void add(Neuron neuron) throws IOException {
    Worker worker =
        new Worker(
            new Worker.Spec(
                neuron.name(),
                neuron.validator() ? Role.VALIDATOR : Role.MINER,
                neuron.settings(),
                settings.workerJar(),
                settings.pluginJar(),
                settings.data().resolve("logs").resolve("worker-" + neuron.name() + ".log")),
            refusal::report);
    workers.add(worker);
    if (neuron.validator()) {
      Identity identity =
          new Identity(neuron.name(), neuron.hotkey(), table.netuid(), table.blockMillis());
      validators.add(new Validator(identity, chain, worker, settings.state(), settings.evidence()));
    } else {
      desk.open(neuron.address(), worker);
    }
  }

  public void start() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    table.neurons().forEach(neuron -> names.put(neuron.address(), neuron.name()));
    new AddressBook(names).write(settings.data().resolve("addressbook.json"));
    workers.forEach(Worker::start);
    main.start();
  }

  public AxonDesk desk() {
    return desk;
  }

  public List<Worker.Status> workers() {
    return workers.stream().map(Worker::status).toList();
  }

  public List<RoundReport> scores() {
    return validators.stream().map(Validator::report).toList();
  }

  private void run() {
    try (ChainFollower follower = new ChainFollower(chain, table.netuid(), validators)) {
      Arrival arrival = new Arrival(new Enrollment(chain, table.netuid(), settings.node()), chain);
      for (int i = 0; i < workers.size(); i++) {
        arrival.bring(table.neurons().get(i), workers.get(i));
      }
      daemon("neuron-late", arrival::serveLate).start();
      follower.follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the neuron host ended", e);
    }
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    main.interrupt();
    workers.forEach(Worker::close);
  }
}
