package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.wallet.AddressBook;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.validator.Identity;
import io.myelin.host.validator.RoundReport;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.RunFolder;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.AccountId;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All neurons of one table: workers start at once, enrollment follows as soon as the chain answers,
 * and validators that are on the chain go round after round until the host is closed, whatever
 * becomes of the others.
 */
public final class NeuronHost implements AutoCloseable {
  private final HostSettings settings;
  private final NeuronTable table;
  private final StartRefusal refusal;
  private final ChainClient chain;
  private final AxonDesk desk;
  private final RunFolder run;
  private final ModelStore models;
  private final Path workerJar;
  private final Path pluginJar;
  private final List<Worker> workers = new ArrayList<>();
  private final List<Validator> validators = new ArrayList<>();
  private final List<Newcomer> newcomers = new ArrayList<>();
  private final Enrollment enrollment;
  private final BlockTime blockTime;
  private final Arrival arrival;
  private final ChainFollower follower;
  private final List<Thread> threads;

  public NeuronHost(HostSettings settings, NeuronTable table) throws IOException {
    this.settings = settings;
    this.table = table;
    this.refusal = new StartRefusal(settings);
    this.chain = new ChainClient(settings.node());
    this.enrollment = new Enrollment(chain, table.netuid(), settings.node(), settings.state());
    this.blockTime = new BlockTime(chain, table.blockMillis());
    this.desk = new AxonDesk(chain, table.netuid(), settings.state());
    this.run = RunFolder.prepare(settings.run());
    this.models = new ModelStore(settings.models());
    this.workerJar = run.copy(settings.workerJar());
    this.pluginJar = run.copy(settings.pluginJar());
    Files.createDirectories(settings.state());
    Files.createDirectories(settings.data().resolve("logs"));
    for (Neuron neuron : table.neurons()) {
      add(neuron);
    }
    this.arrival = new Arrival(chain, blockTime, newcomers);
    this.follower =
        new ChainFollower(chain, table.netuid(), validators, this::enrolled, arrival::settled);
    this.threads =
        List.of(
            daemon("neuron-arrival", arrival::bringAll), daemon("neuron-host", follower::follow));
  }

  private void add(Neuron neuron) throws IOException {
    Worker worker =
        new Worker(
            new Worker.Spec(
                neuron.name(),
                neuron.validator() ? Role.VALIDATOR : Role.MINER,
                neuron.settings(),
                neuron.limits(),
                run,
                models,
                workerJar,
                pluginJar,
                settings.data().resolve("logs").resolve("worker-" + neuron.name() + ".log")),
            refusal::report);
    workers.add(worker);
    newcomers.add(new Newcomer(neuron, worker::status, enrollment));
    if (neuron.validator()) {
      Identity identity = new Identity(neuron.name(), neuron.hotkey(), table.netuid(), blockTime);
      validators.add(new Validator(identity, chain, worker, settings.state(), settings.evidence()));
    } else {
      desk.open(neuron.address(), worker);
    }
  }

  public void start() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    table.neurons().forEach(neuron -> names.put(neuron.address(), neuron.name()));
    new AddressBook(names).write(settings.data().resolve("addressbook.json"));
    table.neurons().stream()
        .flatMap(neuron -> enrollment.obstacle(neuron).stream())
        .findFirst()
        .ifPresent(refusal::report);
    workers.forEach(Worker::start);
    threads.forEach(Thread::start);
  }

  public AxonDesk desk() {
    return desk;
  }

  /** One row per neuron, in the order of the table. */
  public List<NeuronRow> rows() {
    List<NeuronRow> rows = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      Optional<String> obstacle =
          table.neurons().get(i).validator()
              ? follower.obstacle(table.neurons().get(i).hotkey().accountId())
              : newcomers.get(i).unpaid();
      rows.add(NeuronRow.of(workers.get(i).status(), newcomers.get(i), obstacle));
    }
    return rows;
  }

  /** Each validator's newest round; what it rested on stays in the evidence files. */
  public List<RoundReport> scores() {
    return validators.stream().map(Validator::report).map(RoundReport::withoutEvidence).toList();
  }

  private boolean enrolled(AccountId hotkey) {
    return newcomers.stream().anyMatch(each -> each.arrived() && each.is(hotkey));
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private static Thread daemon(String name, Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    follower.close();
    workers.forEach(Worker::close);
  }
}
