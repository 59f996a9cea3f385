package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.wallet.AddressBook;
import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.NeuronTable.Seats;
import io.myelin.host.asking.Asker;
import io.myelin.host.asking.Customer;
import io.myelin.host.asking.Experts;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.axon.BlobDesk;
import io.myelin.host.blob.Shelves;
import io.myelin.host.plugin.HostPlugins;
import io.myelin.host.plugin.Trial;
import io.myelin.host.validator.RoundReport;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.RunFolder;
import io.myelin.plugins.store.PluginStore;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.link.PluginMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * All neurons of one table, which may change while they work: workers start at once, enrollment
 * follows as soon as the chain answers, and validators that are on the chain go round after round
 * until the host is closed, whatever becomes of the others.
 */
public final class NeuronHost implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final HostSettings settings;
  private final ChainClient chain;
  private final AxonDesk desk;
  private final BlobDesk blobs;
  private final Customer customer;
  private final HostPlugins plugins;
  private final Workshop workshop;
  private final Arrival arrival;
  private final List<Thread> threads;
  private volatile NeuronTable table;
  private volatile Map<NetUid, SubnetNeurons> subnets = Map.of();

  /** A host whose neurons are not started yet. */
  public NeuronHost(HostSettings settings, NeuronTable table) throws IOException {
    this.settings = settings;
    this.table = table;
    this.chain = new ChainClient(settings.node());
    this.desk = new AxonDesk(chain, settings.state());
    Shelves shelves = new Shelves(new BlobStore(settings.blobs(), InstantSource.system()));
    this.blobs = new BlobDesk(desk, shelves);
    RunFolder run = RunFolder.prepare(settings.run());
    Path workerJar = run.copy(settings.workerJar());
    Containment containment =
        Containment.here(settings.contain().orElse(Mode.TRY), List.of(workerJar));
    this.plugins =
        new HostPlugins(
            PluginStore.of(settings.data(), InstantSource.system()),
            settings.plugins(),
            run::copy,
            jar -> containment.as(settings.contain(jar)),
            settings.state().resolve("tried"));
    BlockTime blockTime = new BlockTime(chain, table.blockMillis());
    Experts experts = new Experts(chain, this::descriptions, System::nanoTime);
    this.customer = new Customer(new Asker(experts), chain, settings.data(), shelves);
    this.workshop = new Workshop(settings, chain, blockTime, run, workerJar, experts, shelves);
    this.arrival = new Arrival(chain, blockTime);
    ChainHeads heads = new ChainHeads(settings.node(), chain, this::followers);
    this.threads =
        List.of(daemon("neuron-arrival", arrival::bringAll), daemon("neuron-heads", heads::follow));
    Files.createDirectories(settings.state());
    Files.createDirectories(settings.log("any").toAbsolutePath().getParent());
  }

  /** Starts everybody. */
  public void start() throws IOException, InterruptedException {
    apply(table);
    workshop.started();
    threads.forEach(Thread::start);
  }

  /**
   * Brings the neurons to what a table says and to what its plugins are now; called again whenever
   * either has changed.
   */
  public synchronized void apply(NeuronTable wanted) throws IOException, InterruptedException {
    table = wanted;
    Map<String, String> names = new LinkedHashMap<>();
    wanted.neurons().forEach(neuron -> names.put(neuron.address(), neuron.name()));
    new AddressBook(names).write(settings.data().resolve("addressbook.json"));
    Map<NetUid, SubnetNeurons> before = subnets;
    Map<NetUid, SubnetNeurons> after = new LinkedHashMap<>();
    for (Seats seats : wanted.subnets()) {
      SubnetNeurons there = before.get(seats.netuid());
      after.put(seats.netuid(), there == null ? opened(seats.netuid()) : there);
    }
    subnets = after;
    before.forEach(
        (netuid, gone) -> {
          if (!after.containsKey(netuid)) {
            gone.close();
          }
        });
    for (Seats seats : wanted.subnets()) {
      Optional.ofNullable(after.get(seats.netuid()))
          .orElseThrow()
          .apply(seats, plugins.of(seats.plugin(), ready -> workshop.dryRun(ready, seats)));
    }
  }

  private SubnetNeurons opened(NetUid netuid) {
    ChainFollower follower =
        new ChainFollower(chain, netuid, this::enrolled, () -> arrival.settled(netuid));
    return new SubnetNeurons(workshop, desk, arrival, follower);
  }

  public AxonDesk desk() {
    return desk;
  }

  public BlobDesk blobs() {
    return blobs;
  }

  /** Asks for people and programs. */
  public Customer customer() {
    return customer;
  }

  /** What came of the dry run of an installed jar; empty while it was not tried. */
  Optional<Trial.Outcome> trial(String sha256) {
    return plugins.trial(sha256);
  }

  public NeuronTable table() {
    return table;
  }

  /** What the plugins of the subnets are, as far as they read. */
  public Map<NetUid, SubnetDescription> descriptions() {
    Map<NetUid, SubnetDescription> known = new LinkedHashMap<>();
    subnets.forEach(
        (netuid, subnet) -> subnet.description().ifPresent(said -> known.put(netuid, said)));
    return known;
  }

  /** As {@link HostKeeper#restart}. */
  Optional<String> restart(String name) throws IOException, InterruptedException {
    for (SubnetNeurons subnet : subnets.values()) {
      if (subnet.rows().stream().anyMatch(row -> row.neuron().equals(name))) {
        return subnet.restart(name);
      }
    }
    return Optional.of("it was stopped meanwhile");
  }

  /** One row per neuron, in the order of the table. */
  public List<NeuronRow> rows() {
    return subnets.values().stream().flatMap(subnet -> subnet.rows().stream()).toList();
  }

  /** What each plugin counted and measured, by its neuron's name. */
  public Map<String, PluginMeasures> measures() {
    Map<String, PluginMeasures> all = new LinkedHashMap<>();
    subnets.values().forEach(subnet -> all.putAll(subnet.measures()));
    return all;
  }

  /** Each validator's newest round; what it rested on stays in the evidence files. */
  public List<RoundReport> scores() {
    return subnets.values().stream()
        .flatMap(subnet -> subnet.validators().stream())
        .map(Validator::report)
        .toList();
  }

  /** What each validator's newest round rested on. */
  public List<RoundEvidence> newestRounds() {
    return subnets.values().stream()
        .flatMap(subnet -> subnet.validators().stream())
        .flatMap(validator -> validator.newest().stream())
        .toList();
  }

  private List<ChainFollower> followers() {
    return subnets.values().stream().map(SubnetNeurons::follower).toList();
  }

  private boolean enrolled(AccountId hotkey) {
    return arrival.arrived(hotkey);
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
    List<SubnetNeurons> all = new ArrayList<>(subnets.values());
    all.forEach(each -> each.follower().close());
    all.forEach(SubnetNeurons::close);
    try {
      awaitEnd(all, System.nanoTime() + LONGEST_END.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who is in the middle of a step would go on to write beside the next host of this folder. */
  private void awaitEnd(List<SubnetNeurons> all, long end) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    for (SubnetNeurons each : all) {
      each.follower().awaitEnd(Duration.ofNanos(end - System.nanoTime()));
    }
  }
}
