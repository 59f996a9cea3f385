package io.myelin.host.worker;

import io.myelin.containment.BoundedLog;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker process with places for so many neurons; it ends with the last of them. */
final class SharedProcess {
  private static final StartGate GATE = StartGate.ofThisMachine();
  private static final Duration START = Duration.ofSeconds(30);

  /** How long a role may take to close where others go on. */
  private static final Duration LEAVING = Duration.ofSeconds(5);

  private final WorkerProcess process;
  private final Worker.Spec first;
  private final MemoryLimits limits;
  private final int places;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private int taken;
  private boolean watched;

  private SharedProcess(WorkerProcess process, Worker.Spec first, MemoryLimits limits, int places) {
    this.process = process;
    this.first = first;
    this.limits = limits;
    this.places = places;
  }

  /** Starts one that is as large as all its places need. */
  static SharedProcess start(Worker.Spec spec, int places)
      throws IOException, InterruptedException {
    MemoryLimits limits = spec.limits().times(places);
    WorkerProcess.Spec wanted =
        new WorkerProcess.Spec(
            spec.name(),
            spec.run().workers(),
            List.of(spec.workerJar()),
            spec.log(),
            limits.heapMegabytes(),
            START,
            Confinement.of(spec.containment(), Grants.readable(spec), limits.megabytes()));
    return new SharedProcess(GATE.pass(() -> WorkerProcess.start(wanted)), spec, limits, places);
  }

  /** A neuron's place in the process; closing it leaves the others where they are. */
  final class Room implements AutoCloseable {
    private final PluginClient client = process.another();

    PluginClient client() {
      return client;
    }

    WorkerProcess process() {
      return process;
    }

    /** Its even part of what the process holds, in bytes. */
    long memory() {
      return Memory.resident(process.pid()) / Math.max(1, taken());
    }

    /** From now on the process is looked after; it was busy with its first plugin before. */
    void loaded() {
      watch();
    }

    /** Waits for the process to end, and says why it did. */
    String untilTheEnd() throws InterruptedException {
      return Watch.sentence(end);
    }

    @Override
    public void close() {
      leave(client);
    }
  }

  /** Empty when there is none. */
  synchronized Optional<Room> room(Worker.Spec spec) throws IOException {
    if (taken == places || !alive()) {
      return Optional.empty();
    }
    if (!spec.log().equals(first.log())) {
      BoundedLog.show(first.log(), spec.log());
    }
    taken++;
    return Optional.of(new Room());
  }

  /** What speaks against it right now, as if it were looked after. */
  Optional<String> complaint() {
    return new Watch(process, limits).complaint();
  }

  /** Ends it, whoever is in it. */
  void close() {
    process.close();
  }

  synchronized int taken() {
    return taken;
  }

  boolean alive() {
    return process.alive();
  }

  private synchronized void watch() {
    if (watched) {
      return;
    }
    watched = true;
    background(
        "worker-watch-" + first.name(),
        () -> {
          String why = new Watch(process, limits).untilTheEnd();
          process.close();
          end.complete(why);
        });
  }

  private static void background(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void leave(PluginClient gone) {
    taken--;
    if (taken == 0) {
      process.close();
    } else if (alive()) {
      gone.stop()
          .orTimeout(LEAVING.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete(
              (left, failure) -> {
                if (failure != null) {
                  // ending waits, and this may be the thread that all limits wait for
                  background(
                      "worker-end-" + first.name(),
                      () -> process.end("a neuron that left it could not be closed"));
                }
              });
    }
  }
}
