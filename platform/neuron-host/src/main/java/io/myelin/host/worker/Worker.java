package io.myelin.host.worker;

import io.myelin.containment.Containment;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * One neuron's plugin in its process, which may be shared: brought up again with growing pauses
 * whenever the process ends or hangs.
 */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Worker.class.getName());
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  /** What the process is doing. */
  public enum State {
    STARTING,
    READY,
    WAITING,
    REFUSED,
    STOPPED
  }

  /**
   * What a worker runs, and where.
   *
   * @param share neurons with the same word may share a process; empty for one of its own
   * @param reach which files the settings may name
   */
  public record Spec(
      String name,
      Optional<String> share,
      PluginClient.Role role,
      Map<String, String> settings,
      MemoryLimits limits,
      RunFolder run,
      ModelStore models,
      Reach reach,
      Path workerJar,
      Path pluginJar,
      Containment containment,
      Path log) {}

  /**
   * A row for people; pid 0 and memory 0 when there is no process.
   *
   * @param memory in bytes; its part of what a shared process holds
   * @param contained what keeps it from the rest of the machine, or that nothing does
   */
  public record Status(
      String neuron,
      String role,
      long pid,
      State state,
      int restarts,
      String reason,
      long memory,
      String contained) {
    Status because(String why) {
      return new Status(neuron, role, pid, state, restarts, why, memory, contained);
    }
  }

  private record Running(SharedProcess.Room room, PluginClient.Opened opened) {}

  private final Spec spec;
  private final SharingGroup group;
  private final Starting starting;
  private final HostRequests requests;
  private final Consumer<String> onRefusal;
  private final Backoff backoff = new Backoff();
  private final Thread keeper;
  private volatile State state = State.STARTING;
  private volatile String reason = "";
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile Optional<SharedProcess.Room> room = Optional.empty();
  private volatile Optional<Running> running = Optional.empty();

  /** Somebody waits for the next process, so it starts without a pause. */
  private final Semaphore wanted = new Semaphore(0);

  private final Object change = new Object();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A worker that is not started yet.
   *
   * @param onRefusal hears the reason when the plugin never ran and needs its operator
   */
  public Worker(Spec spec, Consumer<String> onRefusal) {
    this(spec, onRefusal, HostRequests.NONE, new WorkerPool());
  }

  /**
   * The same with somebody who answers what the plugin asks, and others to share with.
   *
   * @param onRefusal hears the reason when the plugin never ran and needs its operator
   */
  public Worker(Spec spec, Consumer<String> onRefusal, HostRequests requests, WorkerPool pool) {
    this.group = pool.expect(spec);
    this.requests = requests;
    this.spec = spec;
    this.starting = new Starting(spec);
    this.onRefusal = onRefusal;
    this.keeper = new Thread(this::keep, "worker-" + spec.name());
    keeper.setDaemon(true);
  }

  public void start() {
    keeper.start();
  }

  /** The plugin, when the process is up and the plugin is loaded. */
  public Optional<PluginClient> client() {
    return running.map(up -> up.room().client());
  }

  /** What the plugin is, when it is loaded. */
  public Optional<PluginClient.Opened> opened() {
    return running.map(Running::opened);
  }

  public Status status() {
    Optional<WorkerProcess> process = process();
    return new Status(
        spec.name(),
        spec.role().wireName(),
        process.map(WorkerProcess::pid).orElse(0L),
        state,
        restarts.get(),
        state == State.STARTING ? progress().orElse(reason) : reason,
        room.map(SharedProcess.Room::memory).orElse(0L),
        process.map(WorkerProcess::holds).orElse(spec.containment().holds()).sentence());
  }

  private Optional<WorkerProcess> process() {
    return room.map(SharedProcess.Room::process);
  }

  /** What a plugin says that takes long to load. */
  private Optional<String> progress() {
    return room.flatMap(up -> up.client().progress())
        .map(said -> said.what() + " (" + Math.round(100 * said.done()) + " %)");
  }

  /**
   * Ends the process behind a plugin that is stuck, unless it is gone by itself, and waits for the
   * next one. Who shares the process gets another one, too.
   *
   * @return empty when none is ready within the limit
   */
  public Optional<PluginClient> replace(PluginClient stuck, String why, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<Running> up = running.filter(each -> each.room().client() == stuck);
    if (up.isPresent() || running.isEmpty()) {
      wanted.release();
    }
    up.ifPresent(each -> each.room().process().end(why));
    try {
      synchronized (change) {
        Optional<PluginClient> next = client().filter(plugin -> plugin != stuck);
        while (next.isEmpty() && state != State.REFUSED && state != State.STOPPED) {
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (left <= 0) {
            return Optional.empty();
          }
          change.wait(left);
          next = client().filter(plugin -> plugin != stuck);
        }
        return next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Waits until the plugin is loaded.
   *
   * @return why it is not; empty when it is
   */
  Optional<String> awaitReady(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (change) {
      while (state != State.READY) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (state != State.STARTING || left <= 0) {
          return Optional.of(reason.isEmpty() ? "it is not ready in time" : reason);
        }
        change.wait(left);
      }
    }
    return Optional.empty();
  }

  private void become(State next) {
    synchronized (change) {
      state = next;
      change.notifyAll();
    }
  }

  private void keep() {
    while (!Thread.currentThread().isInterrupted()) {
      long started = System.nanoTime();
      become(State.STARTING);
      try (SharedProcess.Room fresh = group.enter(spec)) {
        room = Optional.of(fresh);
        fresh.client().serve(requests.in(fresh.process()));
        running = Optional.of(new Running(fresh, starting.load(fresh)));
        fresh.loaded();
        become(State.READY);
        reason = fresh.untilTheEnd();
      } catch (WorkerFault e) {
        reason = e.code() + ": " + e.getMessage();
        if (Starting.lasting(e)) {
          giveUp();
          return;
        }
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        running = Optional.empty();
        room = Optional.empty();
      }
      if (!Thread.currentThread().isInterrupted()) {
        rest(Duration.ofNanos(System.nanoTime() - started));
      }
    }
    become(State.STOPPED);
  }

  private void giveUp() {
    become(State.REFUSED);
    LOG.warning(
        () ->
            "worker of "
                + spec.name()
                + " needs its operator and is not tried again before the node starts: "
                + reason);
    if (restarts.get() == 0) {
      onRefusal.accept("The worker of " + spec.name() + " cannot run: " + reason);
    }
  }

  private void rest(Duration lived) {
    become(State.WAITING);
    restarts.incrementAndGet();
    Duration pause = backoff.after(lived);
    LOG.warning(
        () ->
            "worker of " + spec.name() + ": " + reason + "; again in " + pause.toMillis() + " ms");
    try {
      if (wanted.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.fine(() -> "worker of " + spec.name() + " is wanted at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    keeper.interrupt();
    if (closed.compareAndSet(false, true)) {
      group.expectNoMore();
    }
    try {
      keeper.join(LONGEST_END.toMillis()); // it may be about to start one
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
