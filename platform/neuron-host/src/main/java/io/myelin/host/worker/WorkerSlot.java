package io.myelin.host.worker;

import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginMeasures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A neuron's place in the host, which stays while workers in it come and go: a newer jar is loaded
 * beside the one that works, takes over when it is ready, and the older worker ends when nobody
 * uses it any more.
 */
public final class WorkerSlot implements AutoCloseable {
  /** The longest that anything may go on with a worker that was replaced. */
  private static final Duration DRAIN = Duration.ofSeconds(90);

  private Place place;
  private String refused = "";

  /** A worker and how many use it. */
  private static final class Place {
    final Worker worker;
    int users;

    Place(Worker worker) {
      this.worker = worker;
    }
  }

  /** The use of a worker until it is closed; what replaces the worker meanwhile does not end it. */
  public final class Lease implements AutoCloseable {
    private final Place held;
    private final PluginClient client;
    private final PluginClient.Opened opened;

    private Lease(Place held, PluginClient client, PluginClient.Opened opened) {
      this.held = held;
      this.client = client;
      this.opened = opened;
    }

    public PluginClient client() {
      return client;
    }

    public PluginClient.Opened opened() {
      return opened;
    }

    /** As {@link Worker#replace}. */
    public Optional<PluginClient> replace(PluginClient stuck, String why, Duration limit) {
      return held.worker.replace(stuck, why, limit);
    }

    @Override
    public void close() {
      release(held);
    }
  }

  /** A place whose first worker is not started yet. */
  public WorkerSlot(Worker first) {
    this.place = new Place(first);
  }

  public void start() {
    worker().start();
  }

  /** Empty while no plugin is loaded. */
  public synchronized Optional<Lease> lease() {
    Optional<PluginClient> client = place.worker.client();
    Optional<PluginClient.Opened> opened = place.worker.opened();
    if (client.isEmpty() || opened.isEmpty()) {
      return Optional.empty();
    }
    place.users++;
    return Optional.of(new Lease(place, client.get(), opened.get()));
  }

  /** What the plugin is, when it is loaded. */
  public Optional<PluginClient.Opened> opened() {
    return worker().opened();
  }

  /** What the plugin counted and measured, a few seconds old. */
  public PluginMeasures measures() {
    return worker().client().map(PluginClient::measures).orElse(PluginMeasures.NONE);
  }

  /** Of the worker that is in use; what became of a newer one that was not taken is its reason. */
  public synchronized Worker.Status status() {
    Worker.Status now = place.worker.status();
    return refused.isEmpty() || now.state() != Worker.State.READY ? now : now.because(refused);
  }

  /** Why a newer jar is not run here; shown as the reason of a worker that has no other. */
  public synchronized void refused(Optional<String> newer) {
    refused = newer.orElse("");
  }

  /**
   * Starts another worker and puts it here when it is ready; the one before then serves who uses it
   * already. When it does not become ready, everything stays as it is.
   *
   * @param what the newer one is called, such as "echo 1.1.0"
   * @return why the newer one was not taken
   */
  public Optional<String> replace(Worker next, String what, Duration limit)
      throws InterruptedException {
    next.start();
    Optional<String> failure = next.awaitReady(limit);
    if (failure.isPresent()) {
      next.close();
      String reason = what + " was not taken: " + failure.get() + "; what ran before goes on";
      synchronized (this) {
        refused = reason;
      }
      return Optional.of(reason);
    }
    Place before;
    synchronized (this) {
      before = place;
      place = new Place(next);
      refused = "";
    }
    Thread draining = new Thread(() -> drain(before), "worker-drain-" + what);
    draining.setDaemon(true);
    draining.start();
    return Optional.empty();
  }

  private synchronized Worker worker() {
    return place.worker;
  }

  private synchronized void release(Place held) {
    held.users--;
    notifyAll();
  }

  private void drain(Place before) {
    long end = System.nanoTime() + DRAIN.toNanos();
    synchronized (this) {
      try {
        for (long left = end - System.nanoTime();
            before.users > 0 && left > 0;
            left = end - System.nanoTime()) {
          wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    before.worker.close();
  }

  @Override
  public void close() {
    worker().close();
  }
}
