package io.myelin.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.myelin.host.plugin.KnownSettings;
import io.myelin.host.plugin.Trial;
import io.myelin.plugins.store.PluginStore;
import io.myelin.primitives.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings up the host of a data folder, and brings it to what the folder says whenever its table or
 * its plugins change. What keeps it from coming up may pass, as a full disk does, so it is tried
 * again until it is up; meanwhile the rows say why there is none. A change that is refused changes
 * nothing, and a row says why.
 */
public final class HostKeeper implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HostKeeper.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final HostSettings settings;
  private final FolderStamp stamp;
  private final NeuronFile file;
  private final Dropped dropped;
  private final KnownSettings known;
  private final Thread keeping = new Thread(this::keep, "neuron-host-keeper");
  private volatile Optional<NeuronTable> table = Optional.empty();
  private volatile Optional<NeuronHost> host = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();
  private String seen = "";
  private boolean closed;

  /** Whether this is the start that somebody may wait for. */
  private volatile boolean waited = true;

  public HostKeeper(HostSettings settings) {
    this.settings = settings;
    this.file = new NeuronFile(settings);
    this.stamp = new FolderStamp(settings.data());
    this.dropped = new Dropped(settings.data());
    this.known =
        new KnownSettings(
            PluginStore.of(settings.data(), InstantSource.system()), settings.plugins());
    keeping.setDaemon(true);
  }

  /** Tries once, and goes on in the background. */
  public void start() {
    attempt();
    waited = false;
    trouble.ifPresent(new StartRefusal(settings)::report);
    keeping.start();
  }

  /** The folder whose host this is. */
  public Path data() {
    return settings.data();
  }

  /** What a person types to do the same. */
  public Lines lines() {
    return new Lines(settings.node(), settings.data(), "/host/api/v1/");
  }

  /** What came of the dry run of a jar; empty while it was not tried. */
  public Optional<Trial.Outcome> trial(String sha256) {
    return host.flatMap(running -> running.trial(sha256));
  }

  /** The running host; empty while there is none, or nothing to run. */
  public Optional<NeuronHost> host() {
    return host;
  }

  /**
   * One row per neuron; while the host is not up, each with the reason. Behind them one per jar
   * that was dropped and refused.
   */
  public List<NeuronRow> rows() {
    Optional<NeuronHost> running = host;
    List<NeuronRow> rows = new ArrayList<>();
    if (running.isPresent()) {
      rows.addAll(running.get().rows());
      trouble.ifPresent(why -> rows.add(itself(why)));
    } else {
      trouble.ifPresent(why -> rows.addAll(waiting(why)));
    }
    rows.addAll(dropped.rows());
    return rows;
  }

  /**
   * Adds neurons as {@code neurons.json} would name them, and starts them.
   *
   * @param owner whether the owner of this machine does, who may name what others may not
   * @throws IllegalArgumentException when they are refused, naming the entry
   */
  public void add(JsonNode wanted, boolean owner) throws IOException {
    add(wanted, owner, false);
  }

  /** Refuses what {@link #add} would refuse, and changes nothing. */
  public void requireAddable(JsonNode wanted, boolean owner) throws IOException {
    add(wanted, owner, true);
  }

  private void add(JsonNode wanted, boolean owner, boolean looking) throws IOException {
    file.add(
        wanted,
        after -> {
          after.requireOwnKeys(settings.bind());
          requireSettings(wanted, after, owner);
        },
        looking);
  }

  /** Of those that are added only: what others lack is said by their rows. */
  private void requireSettings(JsonNode wanted, NeuronTable after, boolean owner) {
    List<String> fresh = new ArrayList<>();
    wanted.path("neurons").forEach(neuron -> fresh.add(neuron.path("name").asText()));
    for (NeuronTable.Seats seats : after.subnets()) {
      for (NeuronTable.Neuron neuron : seats.neurons()) {
        if (fresh.contains(neuron.name())) {
          known.require(seats.plugin(), neuron.name(), neuron.settings());
          Optional<String> refusal =
              settings.reach().refusal(neuron.name(), neuron.settings(), owner);
          if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
          }
        }
      }
    }
  }

  /** Stops a neuron and takes it out of the table; false when there is none of the name. */
  public boolean remove(String name) throws IOException {
    return file.remove(name, false);
  }

  /** What {@link #remove} would answer; nothing is changed. */
  public boolean removable(String name) throws IOException {
    return file.remove(name, true);
  }

  /**
   * Loads a neuron's plugin anew in a fresh worker, which takes over when it is ready.
   *
   * @return why it did not
   */
  public Optional<String> restart(String name) throws IOException, InterruptedException {
    Optional<NeuronHost> running = host;
    return running.isPresent() ? running.get().restart(name) : Optional.of("the host is not up");
  }

  /** The file a neuron's worker writes; empty when the host knows no such neuron. */
  public Optional<Path> log(String name) {
    return rows().stream()
        .filter(row -> row.neuron().equals(name) && row.netuid() > 0)
        .findFirst()
        .map(row -> settings.log(row.neuron()));
  }

  /** Installed plugins with their states, and dropped jars that were refused. */
  public ArrayNode plugins() throws IOException {
    return dropped.plugins();
  }

  private List<NeuronRow> waiting(String why) {
    List<NeuronRow> rows =
        table.map(NeuronTable::subnets).orElse(List.of()).stream()
            .flatMap(
                subnet ->
                    subnet.neurons().stream()
                        .map(
                            each ->
                                NeuronRow.waiting(
                                    each.name(),
                                    each.role(),
                                    why,
                                    subnet.netuid().value(),
                                    subnet.plugin())))
            .toList();
    return rows.isEmpty() ? List.of(itself(why)) : rows;
  }

  static NeuronRow itself(String why) {
    return NeuronRow.waiting("neuron host", "host", why, 0, "");
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    try {
      while (true) {
        boolean up = host.isPresent() || trouble.isEmpty();
        Thread.sleep((up ? LOOK : pause).toMillis());
        dropped.look();
        if (!up) {
          attempt();
          Duration longer = pause.multipliedBy(2);
          pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        } else if (!stamp.now().equals(seen)) {
          attempt();
        }
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
      seen = stamp.now();
      Optional<NeuronTable> own = NeuronTable.configured(settings.data());
      Optional<NeuronTable> wanted = own.isPresent() ? own : NeuronTable.preset(settings.preset());
      if (wanted.isPresent() || host.isPresent()) {
        NeuronTable neurons = wanted.orElse(NeuronTable.EMPTY);
        if (host.isEmpty()) {
          table = Optional.of(neurons);
        }
        neurons.requireOwnKeys(settings.bind());
        bring(neurons);
        table = Optional.of(neurons);
      }
      trouble = Optional.empty();
    } catch (IllegalArgumentException refused) {
      explain(String.valueOf(refused.getMessage()), refused);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | VirtualMachineError failed) {
      explain(
          "The neuron host cannot use the data folder " + settings.data() + ": " + failed, failed);
    }
  }

  private void bring(NeuronTable neurons) throws IOException, InterruptedException {
    if (host.isPresent()) {
      host.get().apply(neurons);
      return;
    }
    NeuronHost fresh = new NeuronHost(waited ? settings : settings.started(), neurons);
    try {
      fresh.start();
      host = Optional.of(fresh);
    } catch (IOException | RuntimeException | VirtualMachineError | InterruptedException failed) {
      fresh.close();
      throw failed;
    }
  }

  private void explain(String sentence, Throwable failed) {
    String said = host.isPresent() ? sentence + " What ran before goes on." : sentence;
    if (!trouble.equals(Optional.of(said))) {
      LOG.log(
          Level.SEVERE,
          "the neurons are not as they should be: " + said,
          failed instanceof IllegalArgumentException ? null : failed);
    }
    trouble = Optional.of(said);
  }

  @Override
  public void close() {
    keeping.interrupt();
    synchronized (this) {
      closed = true;
      host.ifPresent(NeuronHost::close);
    }
    try {
      keeping.join(LONGEST_END.toMillis()); // it may just be looking at what was dropped
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
