package io.myelin.cli;

import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.NodeProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Follows a start until the whole node is there: block 1, every application, and of every worker
 * either its model or a reason.
 */
final class StartWatch {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /**
   * A worker has 30 s to start and 60 s to load its model. On few processors they come one after
   * another, so no longer is waited in which none came.
   */
  private static final Duration WORKERS_LIMIT = Duration.ofSeconds(100);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DataFolder data;
  private final NodeProbe probe;
  private final BooleanSupplier supervised;
  private final Set<String> applications;
  private final boolean neurons;
  private final Duration workersLimit;
  private List<WorkerRow> seen = List.of();
  private final long end = System.nanoTime() + LIMIT.toNanos();

  /**
   * A start that was just made.
   *
   * @param applications names of the WARs that must answer
   * @param neurons whether some are to run
   */
  StartWatch(
      DataFolder data,
      NodeProbe probe,
      BooleanSupplier supervised,
      Set<String> applications,
      boolean neurons) {
    this(data, probe, supervised, applications, neurons, WORKERS_LIMIT);
  }

  StartWatch(
      DataFolder data,
      NodeProbe probe,
      BooleanSupplier supervised,
      Set<String> applications,
      boolean neurons,
      Duration workersLimit) {
    this.neurons = neurons;
    this.workersLimit = workersLimit;
    this.applications = Set.copyOf(applications);
    this.data = data;
    this.probe = probe;
    this.supervised = supervised;
  }

  /**
   * What became of a start.
   *
   * @param failure why there will be no node
   * @param missing which workers are not ready in a node that is up, and why
   */
  record Outcome(Optional<String> failure, Optional<String> missing) {
    static Outcome failed(String why) {
      return new Outcome(Optional.of(why), Optional.empty());
    }
  }

  /** Returns when the node is up or never will be. */
  Outcome await() throws InterruptedException {
    if (!until(() -> probe.height().isPresent(), end)) {
      return Outcome.failed(failure());
    }
    say("The chain answers; waiting for block 1 ...");
    if (!until(() -> probe.height().filter(height -> height >= 1).isPresent(), end)) {
      return Outcome.failed(failure());
    }
    say("Blocks are made; waiting for the console and the workers ...");
    // Deployed is not started: the server answers 404 for a while, or for ever after a failure.
    if (applications.contains("console.war") && !until(() -> probe.serves("/console/"), end)
        || applications.contains("host.war") && !until(() -> look().isPresent(), end)) {
      return Outcome.failed(failure());
    }
    if (applications.contains("host.war")) {
      awaitWorkers();
    }
    return data.refusal().isPresent() || !supervised.getAsBoolean()
        ? Outcome.failed(failure())
        : new Outcome(Optional.empty(), missing());
  }

  private void awaitWorkers() throws InterruptedException {
    for (long most = -1; most < come(seen); ) {
      long before = come(seen);
      most = before;
      until(
          () -> look().filter(rows -> settled(rows) || come(rows) > before).isPresent(),
          System.nanoTime() + workersLimit.toNanos());
    }
  }

  private static long come(List<WorkerRow> rows) {
    return rows.stream().filter(WorkerRow::settled).count();
  }

  private boolean settled(List<WorkerRow> rows) {
    return rows.stream().allMatch(WorkerRow::settled) && !(neurons && rows.isEmpty());
  }

  private Optional<String> missing() {
    return neurons && applications.contains("host.war") && seen.isEmpty()
        ? Optional.of("No worker runs; the log is " + data.platformLog())
        : WorkerRow.missing(seen);
  }

  private Optional<List<WorkerRow>> look() throws InterruptedException {
    Optional<List<WorkerRow>> rows = probe.workers().map(WorkerRow::all);
    seen = rows.orElse(seen);
    return rows;
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private boolean until(Condition condition, long limit) throws InterruptedException {
    do {
      if (data.refusal().isPresent() || !supervised.getAsBoolean()) {
        return false;
      }
      if (condition.holds()) {
        return true;
      }
      Thread.sleep(PAUSE.toMillis());
    } while (System.nanoTime() < limit);
    return false;
  }

  private String failure() {
    if (data.refusal().isPresent()) {
      return data.refusal().get();
    }
    if (!supervised.getAsBoolean()) {
      return "The supervisor ended: " + lastWord() + " Its log is " + data.supervisorLog() + ".";
    }
    return "The node was not up after "
        + LIMIT.toMinutes()
        + " minutes; what it said is in "
        + data.platformLog()
        + ".";
  }

  private String lastWord() {
    try {
      List<String> lines = Files.readAllLines(data.supervisorLog());
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
