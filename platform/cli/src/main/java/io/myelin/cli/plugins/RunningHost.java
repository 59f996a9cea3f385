package io.myelin.cli.plugins;

import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.cli.neurons.RunningNeurons;
import io.myelin.cli.neurons.RunningNeurons.Row;
import io.myelin.plugins.store.Plugin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a running host made of a change in the plugin folder, which it follows by itself. */
final class RunningHost {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 100;

  /** A host looks several times a second; by then it has seen a change. */
  private static final Duration SEEN = Duration.ofSeconds(2);

  private RunningHost() {}

  /** Waits until the neurons of a plugin run its live version, or say why they do not. */
  static String follow(NodeOptions node, Plugin plugin) throws InterruptedException {
    Optional<RunningNeurons> host = RunningNeurons.of(node.data());
    String wanted =
        plugin.stage() == Plugin.Stage.LIVE ? plugin.id() + " " + plugin.shown().version() : "";
    long begun = System.nanoTime();
    while (true) {
      Optional<List<Row>> all = host.flatMap(RunningNeurons::ifUp);
      if (all.isEmpty()) {
        return node.data().held()
            ? "the node is starting; it takes it when it is up"
            : "no node runs on this data folder; it holds from the next start on";
      }
      List<Row> users = all.get().stream().filter(row -> runs(row, plugin.id())).toList();
      if (users.isEmpty()) {
        return plugin.stage() == Plugin.Stage.LIVE
            ? "no neuron runs it yet: ./myelin subnet create NAME --plugin "
                + plugin.id()
                + node.suffix()
            : "no neuron runs it";
      }
      long nanos = System.nanoTime() - begun;
      boolean done =
          users.stream().allMatch(row -> wanted.isEmpty() ? !row.ready() : is(row, wanted));
      boolean refused =
          nanos > SEEN.toNanos()
              && users.stream().allMatch(row -> is(row, wanted) || !row.reason().isEmpty());
      if (done || refused || nanos > PATIENCE.toNanos()) {
        return said(users, wanted);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static String said(List<Row> users, String wanted) {
    StringBuilder said = new StringBuilder();
    long there = users.stream().filter(row -> is(row, wanted)).count();
    said.append(there).append(" of ").append(users.size()).append(" neurons run it");
    users.stream()
        .filter(row -> !is(row, wanted) && !row.reason().isEmpty())
        .forEach(
            row ->
                said.append("\n  ")
                    .append(row.name())
                    .append(": ")
                    .append(Printable.line(row.reason())));
    return said.toString();
  }

  private static boolean is(Row row, String wanted) {
    return row.ready() && row.plugin().equals(wanted);
  }

  private static boolean runs(Row row, String id) {
    return row.plugin().equals(id) || row.plugin().startsWith(id + " ");
  }
}
