package io.myelin.host;

import io.myelin.contract.SubnetDescription;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.NeuronTable.Seats;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.plugin.HostPlugin;
import io.myelin.host.plugin.HostPlugin.Lacking;
import io.myelin.host.plugin.HostPlugin.Ready;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.NetUid;
import io.myelin.worker.link.PluginMeasures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The neurons of one subnet, brought to what the table and the plugin are now: who is new is
 * opened, who is gone or was changed is closed, who stays gets a newer jar without a pause.
 */
final class SubnetNeurons implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SubnetNeurons.class.getName());

  /** How long a newer jar may take to load in a worker that is to replace one. */
  private static final Duration REPLACING = Duration.ofMinutes(2);

  private final NetUid netuid;
  private final Workshop workshop;
  private final AxonDesk desk;
  private final Arrival arrival;
  private final ChainFollower follower;
  private volatile Map<String, Seat> seats = Map.of();
  private volatile List<NeuronRow> waiting = List.of();
  private Optional<HostPlugin> plugin = Optional.empty();

  SubnetNeurons(Workshop workshop, AxonDesk desk, Arrival arrival, ChainFollower follower) {
    this.netuid = follower.netuid();
    this.workshop = workshop;
    this.desk = desk;
    this.arrival = arrival;
    this.follower = follower;
  }

  NetUid netuid() {
    return netuid;
  }

  ChainFollower follower() {
    return follower;
  }

  /** What its plugin is; empty while there is none that reads. */
  Optional<SubnetDescription> description() {
    return seats.values().stream().flatMap(seat -> seat.plugin().known().stream()).findFirst();
  }

  List<NeuronRow> rows() {
    List<NeuronRow> rows = new ArrayList<>(waiting);
    seats.values().forEach(seat -> rows.add(seat.row(obstacle(seat))));
    return rows;
  }

  /** What each plugin counted and measured, by its neuron's name. */
  Map<String, PluginMeasures> measures() {
    Map<String, PluginMeasures> all = new LinkedHashMap<>();
    seats.forEach((name, seat) -> all.put(name, seat.slot().measures()));
    return all;
  }

  List<Validator> validators() {
    return seats.values().stream().flatMap(seat -> seat.validator().stream()).toList();
  }

  private Optional<String> obstacle(Seat seat) {
    return seat.validator().isEmpty()
        ? seat.newcomer().unpaid()
        : follower.obstacle(seat.neuron().hotkey().accountId());
  }

  /** Returns when everybody runs, or failed to run, what they should. */
  synchronized void apply(Seats wanted, HostPlugin now) throws IOException, InterruptedException {
    follower.keep(wanted.rhythm());
    if (now instanceof Lacking lacking) {
      seats.values().forEach(this::leave);
      seats = Map.of();
      waiting = wanted.neurons().stream().map(each -> waits(each, lacking)).toList();
      if (!plugin.equals(Optional.of(now))) {
        workshop.refuse("Subnet " + netuid.value() + ": " + lacking.sentence());
      }
    } else if (now instanceof Ready ready) {
      waiting = List.of();
      arrange(wanted.neurons(), ready);
      if (!plugin.equals(Optional.of(now))) {
        seats.values().forEach(seat -> seat.slot().refused(ready.refused()));
        exchange(ready);
      }
    }
    plugin = Optional.of(now);
  }

  /** As {@link HostKeeper#restart}; waits while neurons are brought to something else. */
  synchronized Optional<String> restart(String name) throws IOException, InterruptedException {
    Optional<Seat> seat = Optional.ofNullable(seats.get(name));
    if (seat.isEmpty()) {
      return rows().stream()
          .filter(row -> row.neuron().equals(name))
          .map(NeuronRow::reason)
          .findFirst()
          .or(() -> Optional.of("it was stopped meanwhile"));
    }
    Ready runs = seat.get().plugin();
    Worker fresh = workshop.worker(seat.get().neuron(), runs);
    return seat.get().slot().replace(fresh, runs.what(), REPLACING);
  }

  private void arrange(List<Neuron> wanted, Ready ready) throws IOException {
    Map<String, Seat> before = seats;
    Map<String, Seat> after = new LinkedHashMap<>();
    List<Seat> stay =
        before.values().stream()
            .filter(seat -> wanted.stream().anyMatch(seat.neuron()::sameAs))
            .toList();
    before.values().stream().filter(seat -> !stay.contains(seat)).forEach(this::leave);
    List<Seat> fresh = new ArrayList<>();
    for (Neuron neuron : wanted) {
      Optional<Seat> kept = stay.stream().filter(seat -> seat.neuron().sameAs(neuron)).findFirst();
      Seat seat = kept.isPresent() ? kept.get() : workshop.seat(netuid, neuron, ready);
      after.put(neuron.name(), seat);
      if (kept.isEmpty()) {
        fresh.add(seat);
      }
    }
    seats = after;
    for (Seat seat : fresh) {
      enter(seat);
    }
  }

  private void enter(Seat seat) throws IOException {
    if (seat.validator().isEmpty()) {
      desk.open(seat.neuron().address(), netuid, seat.slot());
    }
    seat.hindrance().ifPresent(workshop::refuse);
    seat.slot().start();
    arrival.add(seat.newcomer());
    seat.validator().ifPresent(follower::join);
  }

  private void leave(Seat seat) {
    seat.validator().ifPresent(follower::leave);
    arrival.remove(seat.newcomer());
    desk.close(seat.neuron().address());
    seat.close();
  }

  /** All at the same time, and all counted before the first starts a process they may share. */
  private void exchange(Ready ready) throws InterruptedException {
    List<Seat> older =
        seats.values().stream().filter(seat -> !seat.plugin().key().equals(ready.key())).toList();
    Map<Seat, Worker> newer = new LinkedHashMap<>();
    older.forEach(seat -> newer.put(seat, workshop.worker(seat.neuron(), ready)));
    CountDownLatch done = new CountDownLatch(older.size());
    for (Map.Entry<Seat, Worker> each : newer.entrySet()) {
      Seat seat = each.getKey();
      Thread thread =
          new Thread(
              () -> {
                try {
                  exchange(seat, each.getValue(), ready);
                } finally {
                  done.countDown();
                }
              },
              "exchange-" + seat.neuron());
      thread.setDaemon(true);
      thread.start();
    }
    done.await();
  }

  private void exchange(Seat seat, Worker newer, Ready ready) {
    try {
      Optional<String> failed = seat.slot().replace(newer, ready.what(), REPLACING);
      if (failed.isEmpty()) {
        seat.runs(ready);
      }
      LOG.info(() -> seat.neuron() + ": " + failed.orElse("runs " + ready.what() + " now"));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, seat.neuron() + " goes on with " + seat.plugin().what(), e);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private NeuronRow waits(Neuron neuron, Lacking lacking) {
    return NeuronRow.waiting(
        neuron.name(), neuron.role(), lacking.sentence(), netuid.value(), lacking.name());
  }

  @Override
  public synchronized void close() {
    seats.values().forEach(this::leave);
    seats = Map.of();
  }
}
