package io.myelin.host.desk;

import io.myelin.host.HostKeeper;
import io.myelin.host.NeuronRow;
import io.myelin.host.job.OpenJob;
import io.myelin.host.job.OpenJob.State;
import io.myelin.host.plugin.Trial;
import io.myelin.host.worker.Worker;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.change.PluginChanges;
import io.myelin.plugins.store.Plugin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a version that was kept: granted, tried, and run by its neurons. */
final class Follow {
  static final String GRANT = "grant";
  static final String TRIAL = "trial";
  static final String LIVE = "live";
  static final List<String> LIVE_STEPS = List.of(TRIAL, LIVE);

  /** A host looks several times a second; by then it has seen a change. */
  private static final Duration SEEN = Duration.ofSeconds(2);

  /** As long as a newer jar may take to load beside the one that works. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HostKeeper keeper;
  private final Plugin.Version version;
  private final String id;
  private boolean granted;
  private long since;

  Follow(HostKeeper keeper, Plugin.Version version, String id) {
    this.keeper = keeper;
    this.version = version;
    this.id = id;
  }

  /** Looks how far it is, and says so. */
  void look(OpenJob job) throws IOException, Refusal {
    PluginChanges changes = new PluginChanges(keeper.data(), keeper.lines().suffix());
    Optional<Plugin> plugin = changes.store().find(id);
    boolean grants = job.view().steps().stream().anyMatch(step -> step.name().equals(GRANT));
    String first = grants && !granted ? GRANT : TRIAL;
    if (plugin.isEmpty()) {
      job.step(first, State.FAILED, id + " is removed");
    } else if (is(plugin.get().waiting())) {
      job.step(GRANT, State.WAITING, changes.came(plugin.get()).sentence());
    } else if (!is(plugin.get().live())) {
      job.step(first, State.FAILED, PluginViews.state(plugin.get()) + "; this version is not");
    } else if (plugin.get().disabled()) {
      job.step(first, State.FAILED, id + " is disabled");
    } else {
      if (grants && !granted) {
        job.step(GRANT, State.DONE, String.join("; ", version.grants().lines()));
      }
      if (!granted) {
        since = System.nanoTime();
        granted = true;
      }
      run(job);
    }
  }

  private boolean is(Optional<Plugin.Version> other) {
    return other.filter(each -> each.sha256().equals(version.sha256())).isPresent();
  }

  private void run(OpenJob job) {
    List<NeuronRow> users = keeper.rows().stream().filter(this::uses).toList();
    Duration past = Duration.ofNanos(System.nanoTime() - since);
    if (users.isEmpty()) {
      if (past.compareTo(SEEN) > 0) {
        job.step(TRIAL, State.LEFT_OUT, "it is played when the first neuron is to run it");
        job.step(LIVE, State.DONE, "no neuron runs it yet");
      }
      return;
    }
    Optional<Trial.Outcome> trial = keeper.trial(version.sha256());
    if (trial.isEmpty()) {
      job.step(TRIAL, State.RUNNING, "a round is played before neurons run it");
    } else if (trial.get() instanceof Trial.Refused refused) {
      job.step(TRIAL, State.FAILED, refused.why());
    } else {
      job.step(
          TRIAL,
          trial.get() instanceof Trial.Unknown ? State.LEFT_OUT : State.DONE,
          trial.get() instanceof Trial.Unknown unknown ? unknown.why() : "a round was played");
      live(job, users, past);
    }
  }

  private void live(OpenJob job, List<NeuronRow> users, Duration past) {
    long there = users.stream().filter(this::runs).count();
    String said = there + " of " + users.size() + " neurons run it";
    String why =
        users.stream()
            .filter(row -> !runs(row) && !row.reason().isEmpty())
            .map(row -> "; " + row.neuron() + ": " + row.reason())
            .collect(Collectors.joining());
    boolean refused =
        past.compareTo(SEEN) > 0
            && users.stream().allMatch(row -> runs(row) || !row.reason().isEmpty());
    if (there == users.size()) {
      job.step(LIVE, State.DONE, said);
    } else if (refused || past.compareTo(PATIENCE) > 0) {
      job.step(LIVE, State.FAILED, said + why);
    } else {
      job.step(LIVE, State.RUNNING, said + why);
    }
  }

  private boolean runs(NeuronRow row) {
    return row.state() == Worker.State.READY && row.plugin().equals(id + " " + version.version());
  }

  private boolean uses(NeuronRow row) {
    return row.plugin().equals(id) || row.plugin().startsWith(id + " ");
  }
}
