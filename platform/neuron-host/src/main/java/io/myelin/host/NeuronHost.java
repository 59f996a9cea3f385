package io.myelin.host;

import static io.myelin.host.worker.MemoryLimits.DEFAULT;

import io.myelin.client.ChainClient;
import io.myelin.client.axon.Dendrite;
import io.myelin.client.wallet.AddressBook;
import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.asking.AskBudget;
import io.myelin.host.asking.Asking;
import io.myelin.host.asking.Experts;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.validator.Identity;
import io.myelin.host.validator.RoundReport;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.host.worker.RunFolder;
import io.myelin.host.worker.Worker;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.JarDescription;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.PluginMeasures;
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
  private final BlockTime blockTime;
  private final List<Seat> seats = new ArrayList<>();
  private final List<ChainFollower> followers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** What the neurons of a subnet run; a jar that does not read is not known. */
  private record Plugin(
      NetUid netuid, Path jar, Containment containment, Optional<SubnetDescription> known) {}

  /** A neuron at work on its subnet. */
  private record Seat(
      NetUid netuid,
      Neuron neuron,
      WorkerSlot worker,
      Enrollment enrollment,
      Newcomer newcomer,
      Optional<Validator> validator) {}

  /**
   * @throws IllegalArgumentException when the table names a plugin that is not there
   */
  public NeuronHost(HostSettings settings, NeuronTable table) throws IOException {
    this.settings = settings;
    this.table = table;
    this.refusal = new StartRefusal(settings);
    this.chain = new ChainClient(settings.node());
    this.blockTime = new BlockTime(chain, table.blockMillis());
    this.desk = new AxonDesk(chain, settings.state());
    this.run = RunFolder.prepare(settings.run());
    this.models = new ModelStore(settings.models());
    this.workerJar = run.copy(settings.workerJar());
    Containment containment =
        Containment.here(settings.contain().orElse(Mode.TRY), List.of(workerJar));
    Files.createDirectories(settings.state());
    Files.createDirectories(settings.data().resolve("logs"));
    PluginJars plugins = new PluginJars(settings.plugins());
    Map<NetUid, Path> jars = new LinkedHashMap<>();
    Map<NetUid, SubnetDescription> known = new LinkedHashMap<>();
    Map<NetUid, Containment> contained = new LinkedHashMap<>();
    for (NeuronTable.Seats subnet : table.subnets()) {
      Path original = plugins.of(subnet.plugin());
      Path jar = run.copy(original);
      jars.put(subnet.netuid(), jar);
      contained.put(subnet.netuid(), containment.as(settings.contain(original)));
      JarDescription.of(jar).ifPresent(said -> known.put(subnet.netuid(), said));
    }
    Experts experts = new Experts(chain, known, System::nanoTime);
    for (NeuronTable.Seats subnet : table.subnets()) {
      Plugin plugin =
          new Plugin(
              subnet.netuid(),
              Optional.ofNullable(jars.get(subnet.netuid())).orElseThrow(),
              Optional.ofNullable(contained.get(subnet.netuid())).orElse(containment),
              Optional.ofNullable(known.get(subnet.netuid())));
      for (Neuron neuron : subnet.neurons()) {
        seats.add(seat(plugin, neuron, experts));
      }
    }
    Arrival arrival = new Arrival(chain, blockTime, seats.stream().map(Seat::newcomer).toList());
    threads.add(daemon("neuron-arrival", arrival::bringAll));
    for (NeuronTable.Seats subnet : table.subnets()) {
      List<Validator> validators = validators(subnet.netuid());
      if (validators.isEmpty()) {
        continue;
      }
      ChainFollower follower =
          new ChainFollower(chain, subnet.netuid(), validators, this::enrolled, arrival::settled);
      followers.add(follower);
      threads.add(daemon("neuron-host-" + subnet.netuid().value(), follower::follow));
    }
  }

  /** What the plugin asks for, where its row says nothing else. */
  private static MemoryLimits wanted(SubnetDescription plugin) {
    int most = Math.max(plugin.memoryMegabytes(), DEFAULT.megabytes());
    return most == DEFAULT.megabytes() ? DEFAULT : new MemoryLimits(most, most / 4);
  }

  private Seat seat(Plugin plugin, Neuron neuron, Experts experts) throws IOException {
    NetUid netuid = plugin.netuid();
    MemoryLimits usual = plugin.known().map(NeuronHost::wanted).orElse(DEFAULT);
    WorkerSlot worker =
        new WorkerSlot(
            new Worker(
                new Worker.Spec(
                    neuron.name(),
                    neuron.validator() ? Role.VALIDATOR : Role.MINER,
                    neuron.settings(),
                    neuron.limits().equals(DEFAULT) ? usual : neuron.limits(),
                    run,
                    models,
                    workerJar,
                    plugin.jar(),
                    plugin.containment(),
                    settings.data().resolve("logs").resolve("worker-" + neuron.name() + ".log")),
                refusal::report,
                plugin
                    .known()
                    .<HostRequests>map(
                        said ->
                            new Asking(
                                experts,
                                new Dendrite(neuron.hotkey()),
                                AskBudget.of(said, System::nanoTime)))
                    .orElse(HostRequests.NONE)));
    Enrollment enrollment = new Enrollment(chain, netuid, settings.node(), settings.state());
    Optional<Validator> validator = Optional.empty();
    if (neuron.validator()) {
      Identity identity = new Identity(neuron.name(), neuron.hotkey(), netuid, blockTime);
      validator =
          Optional.of(
              new Validator(identity, chain, worker, settings.state(), settings.evidence()));
    } else {
      desk.open(neuron.address(), netuid, worker);
    }
    Newcomer newcomer = new Newcomer(neuron, worker::status, enrollment);
    return new Seat(netuid, neuron, worker, enrollment, newcomer, validator);
  }

  private List<Validator> validators(NetUid netuid) {
    return seats.stream()
        .filter(seat -> seat.netuid().equals(netuid))
        .flatMap(seat -> seat.validator().stream())
        .toList();
  }

  public void start() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    table.neurons().forEach(neuron -> names.put(neuron.address(), neuron.name()));
    new AddressBook(names).write(settings.data().resolve("addressbook.json"));
    seats.stream()
        .flatMap(seat -> seat.enrollment().obstacle(seat.neuron()).stream())
        .findFirst()
        .ifPresent(refusal::report);
    seats.forEach(seat -> seat.worker().start());
    threads.forEach(Thread::start);
  }

  public AxonDesk desk() {
    return desk;
  }

  /** One row per neuron, in the order of the table. */
  public List<NeuronRow> rows() {
    return seats.stream()
        .map(seat -> NeuronRow.of(seat.worker().status(), seat.newcomer(), obstacle(seat)))
        .toList();
  }

  /** What each plugin counted and measured, by its neuron's name. */
  public Map<String, PluginMeasures> measures() {
    Map<String, PluginMeasures> all = new LinkedHashMap<>();
    seats.forEach(seat -> all.put(seat.neuron().name(), seat.worker().measures()));
    return all;
  }

  private Optional<String> obstacle(Seat seat) {
    return seat.validator().isEmpty()
        ? seat.newcomer().unpaid()
        : followers.stream()
            .filter(follower -> follower.netuid().equals(seat.netuid()))
            .flatMap(follower -> follower.obstacle(seat.neuron().hotkey().accountId()).stream())
            .findFirst();
  }

  /** Each validator's newest round; what it rested on stays in the evidence files. */
  public List<RoundReport> scores() {
    return seats.stream()
        .flatMap(seat -> seat.validator().stream())
        .map(Validator::report)
        .map(RoundReport::withoutEvidence)
        .toList();
  }

  private boolean enrolled(AccountId hotkey) {
    return seats.stream().map(Seat::newcomer).anyMatch(each -> each.arrived() && each.is(hotkey));
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
    followers.forEach(ChainFollower::close);
    seats.forEach(seat -> seat.worker().close());
  }
}
