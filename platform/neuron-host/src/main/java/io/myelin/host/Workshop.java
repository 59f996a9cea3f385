package io.myelin.host;

import static io.myelin.host.worker.MemoryLimits.DEFAULT;

import io.myelin.client.ChainClient;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.NeuronTable.Seats;
import io.myelin.host.asking.AskBudget;
import io.myelin.host.asking.Asker;
import io.myelin.host.asking.Asking;
import io.myelin.host.asking.Experts;
import io.myelin.host.blob.Attaching;
import io.myelin.host.blob.Courier;
import io.myelin.host.blob.Shelves;
import io.myelin.host.plugin.HostPlugin;
import io.myelin.host.plugin.Trial;
import io.myelin.host.validator.Identity;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.DryRun;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.host.worker.RunFolder;
import io.myelin.host.worker.Worker;
import io.myelin.host.worker.WorkerPool;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.NetUid;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** Makes the working parts of neurons from what all of them share. */
final class Workshop {
  private static final Logger LOG = Logger.getLogger(Workshop.class.getName());

  private static final String DRY_RUN = "dry-run-";

  private final HostSettings settings;
  private final ChainClient chain;
  private final BlockTime blockTime;
  private final RunFolder run;
  private final Path workerJar;
  private final Experts experts;
  private final Shelves shelves;
  private final ModelStore models;
  private final WorkerPool pool = new WorkerPool();
  private volatile Consumer<String> refusal;

  Workshop(
      HostSettings settings,
      ChainClient chain,
      BlockTime blockTime,
      RunFolder run,
      Path workerJar,
      Experts experts,
      Shelves shelves) {
    this.settings = settings;
    this.chain = chain;
    this.blockTime = blockTime;
    this.run = run;
    this.workerJar = workerJar;
    this.experts = experts;
    this.shelves = shelves;
    this.models = new ModelStore(settings.models());
    this.refusal = new StartRefusal(settings)::report;
  }

  Seat seat(NetUid netuid, Neuron neuron, HostPlugin.Ready plugin) throws IOException {
    WorkerSlot slot = new WorkerSlot(worker(neuron, plugin));
    Optional<Validator> validator = Optional.empty();
    if (neuron.validator()) {
      Identity identity = new Identity(neuron.name(), neuron.hotkey(), netuid, blockTime);
      validator =
          Optional.of(
              new Validator(
                  identity,
                  neuron.value(),
                  chain,
                  slot,
                  settings.state(),
                  settings.evidence(),
                  shelves));
    }
    Enrollment enrollment = new Enrollment(chain, netuid, settings.node(), settings.state());
    return new Seat(neuron, slot, enrollment, validator, plugin);
  }

  /** One that is not started yet. */
  Worker worker(Neuron neuron, HostPlugin.Ready plugin) {
    return new Worker(
        spec(neuron.name(), neuron.share(), role(neuron), Optional.of(neuron), plugin),
        refusal,
        new Attaching(
            shelves,
            neuron.name(),
            plugin
                .known()
                .<HostRequests>map(
                    said ->
                        new Asking(
                            experts,
                            new Asker.Way(
                                new Dendrite(neuron.hotkey()),
                                new Courier(shelves),
                                shelves.neuron(neuron.name())),
                            AskBudget.of(said, System::nanoTime)))
                .orElse(HostRequests.NONE)),
        pool);
  }

  /** Plays a round of a jar with the settings of the first neuron of each side that it has. */
  Trial.Outcome dryRun(HostPlugin.Ready plugin, Seats seats) throws InterruptedException {
    if (plugin.known().isEmpty() || plugin.known().get().roles().isEmpty()) {
      return new Trial.Unknown("the jar names no role");
    }
    SubnetDescription jar = plugin.known().get();
    Map<Role, Worker.Spec> sides = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Optional<Neuron> first =
          seats.neurons().stream().filter(each -> role(each) == role).findFirst();
      if (jar.roles().contains(role.wireName())) {
        sides.put(role, spec(DRY_RUN + jar.id(), Optional.empty(), role, first, plugin));
      }
    }
    String name = DRY_RUN + jar.id();
    return new DryRun(jar, sides, new Attaching(shelves, name, HostRequests.NONE)).play();
  }

  private static Role role(Neuron neuron) {
    return neuron.validator() ? Role.VALIDATOR : Role.MINER;
  }

  private Worker.Spec spec(
      String name,
      Optional<String> share,
      Role role,
      Optional<Neuron> neuron,
      HostPlugin.Ready plugin) {
    MemoryLimits usual = plugin.known().map(Workshop::wanted).orElse(DEFAULT);
    return new Worker.Spec(
        name,
        share,
        role,
        neuron.map(Neuron::settings).orElse(Map.of()),
        neuron.map(Neuron::limits).filter(each -> !each.equals(DEFAULT)).orElse(usual),
        run,
        models,
        settings.reach(),
        workerJar,
        plugin.jar(),
        plugin.containment(),
        settings.log(name));
  }

  /** What the plugin asks for, where its row says nothing else. */
  private static MemoryLimits wanted(SubnetDescription plugin) {
    int most = Math.max(plugin.memoryMegabytes(), DEFAULT.megabytes());
    return most == DEFAULT.megabytes() ? DEFAULT : new MemoryLimits(most, most / 4);
  }

  void refuse(String sentence) {
    refusal.accept(sentence);
  }

  /** What is made from now on may fail without ending the node. */
  void started() {
    refusal = LOG::warning;
  }
}
