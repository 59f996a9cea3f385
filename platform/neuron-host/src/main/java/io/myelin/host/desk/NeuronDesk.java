package io.myelin.host.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.Difference;
import io.myelin.api.host.AddNeurons;
import io.myelin.api.host.HostNeuron;
import io.myelin.api.host.HostWorker;
import io.myelin.api.host.NeuronStopped;
import io.myelin.api.host.NeuronsAdded;
import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import io.myelin.host.HostKeeper;
import io.myelin.host.NeuronRow;
import io.myelin.host.job.JobBook;
import io.myelin.host.job.OpenJob;
import io.myelin.host.job.OpenJob.State;
import io.myelin.primitives.Lines;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The neurons of this host: listed, added, stopped and loaded anew. */
@Dependent
public class NeuronDesk {
  private static final Logger LOG = Logger.getLogger(NeuronDesk.class.getName());
  private static final int LONGEST_LOG = 64 << 10;
  private static final String RESTART = "restart";
  private static final String WHAT = "neurons.restart";

  /** Most plugins load in a fraction of it. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final Hosts hosts;
  private final JobBook book;
  @Resource private @Nullable ManagedExecutorService executor;

  @Inject
  public NeuronDesk(Hosts hosts, JobBook book) {
    this.hosts = hosts;
    this.book = book;
  }

  public List<HostNeuron> neurons() {
    return hosts.keeper().rows().stream()
        .map(
            row ->
                new HostNeuron(
                    row.neuron(),
                    row.role(),
                    row.pid(),
                    row.state().name(),
                    row.restarts(),
                    row.reason(),
                    row.memory(),
                    row.contained(),
                    row.enrolled(),
                    row.netuid(),
                    row.plugin()))
        .toList();
  }

  public List<HostWorker> workers() {
    return rows().stream()
        .map(
            row ->
                new HostWorker(
                    row.neuron(),
                    row.role(),
                    row.netuid(),
                    row.plugin(),
                    row.state().name(),
                    row.pid(),
                    row.memory(),
                    row.restarts(),
                    row.reason(),
                    row.contained()))
        .toList();
  }

  /** Which there are, for the audit log. */
  public String names() {
    return names(any -> true);
  }

  private String names(Predicate<NeuronRow> which) {
    return rows().stream()
        .filter(which)
        .map(row -> row.netuid() + "/" + row.neuron())
        .collect(Collectors.joining(" "));
  }

  /** What {@link #add} would make, refused as it would be. */
  public Difference lookAtAdding(AddNeurons wanted, boolean owner) throws IOException {
    ObjectNode table = table(wanted);
    try {
      hosts.keeper().requireAddable(table, owner);
    } catch (IllegalArgumentException refused) {
      throw Problems.refusal(400, "refused", String.valueOf(refused.getMessage()));
    }
    String names = names();
    StringBuilder after = new StringBuilder(names);
    for (JsonNode each : table.path("neurons")) {
      after.append(after.isEmpty() ? "" : " ");
      after.append(table.path("netuid").asText()).append('/').append(each.path("name").asText());
    }
    return new Difference(Optional.of(names), Optional.of(after.toString()));
  }

  /** What {@link #stop} would make, refused as it would be. */
  public Difference lookAtStopping(String name) throws IOException {
    try {
      if (!hosts.keeper().removable(name)) {
        throw unknown();
      }
    } catch (IllegalArgumentException refused) {
      throw Problems.refusal(409, "refused", String.valueOf(refused.getMessage()));
    }
    return new Difference(
        Optional.of(names()), Optional.of(names(row -> !row.neuron().equals(name))));
  }

  private static ObjectNode table(AddNeurons wanted) {
    ObjectNode table = ContractJson.mapper().createObjectNode();
    wanted.netuid().ifPresent(netuid -> table.put("netuid", netuid));
    wanted.plugin().ifPresent(plugin -> table.put("plugin", plugin));
    wanted
        .neurons()
        .ifPresent(rows -> table.set("neurons", ContractJson.mapper().valueToTree(rows)));
    return table;
  }

  /**
   * @param owner whether the owner of this machine adds them
   */
  public NeuronsAdded add(AddNeurons wanted, boolean owner) throws IOException {
    ObjectNode table = table(wanted);
    try {
      hosts.keeper().add(table, owner);
    } catch (IllegalArgumentException refused) {
      throw Problems.refusal(400, "refused", String.valueOf(refused.getMessage()));
    }
    Lines lines = hosts.keeper().lines();
    String name = table.path("neurons").path(0).path("name").asText("NAME");
    return new NeuronsAdded(
        table.path("neurons").size(),
        lines.cli(
            "neuron",
            "add",
            name,
            "--netuid",
            table.path("netuid").asText(),
            "--role",
            table.path("neurons").path(0).path("role").asText("miner")),
        lines.curl("POST", "neurons", " -H 'Content-Type: application/json' -d @neurons.json"));
  }

  public NeuronStopped stop(String name) throws IOException {
    try {
      if (!hosts.keeper().remove(name)) {
        throw unknown();
      }
    } catch (IllegalArgumentException refused) {
      throw Problems.refusal(409, "refused", String.valueOf(refused.getMessage()));
    }
    Lines lines = hosts.keeper().lines();
    return new NeuronStopped(
        name, lines.cli("neuron", "stop", name), lines.curl("DELETE", "neurons/" + part(name), ""));
  }

  /** Begins, and waits a little for what becomes of it. */
  public OpenJob restart(String who, String name) throws InterruptedException {
    HostKeeper keeper = hosts.keeper();
    if (rows().stream().noneMatch(row -> row.neuron().equals(name))) {
      throw unknown();
    }
    if (book.open().stream().anyMatch(each -> each.does(WHAT, name))) {
      throw Problems.refusal(
          409, "under-way", name + " is being restarted; its job says how far it is.");
    }
    Lines lines = keeper.lines();
    OpenJob job =
        book.begin(
            new OpenJob.Ask(
                WHAT,
                name,
                who,
                lines.cli("neuron", RESTART, name),
                lines.curl("POST", "neurons/" + part(name) + "/restart", "")),
            List.of(RESTART));
    job.step(RESTART, State.RUNNING, "a fresh worker loads the plugin");
    Objects.requireNonNull(executor).execute(() -> restart(job, keeper, name));
    job.awaitSettled(PATIENCE_MILLIS);
    return job;
  }

  private static void restart(OpenJob job, HostKeeper keeper, String name) {
    try {
      Optional<String> failed = keeper.restart(name);
      job.step(
          RESTART,
          failed.isPresent() ? State.FAILED : State.DONE,
          failed.orElse("the fresh worker has taken over"));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "the restart of " + name + " failed", e);
      job.step(RESTART, State.FAILED, String.valueOf(e.getMessage()));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      job.step(RESTART, State.FAILED, "the host was closed");
    }
  }

  /** The end of what a neuron's plugin said. */
  public String log(String name) throws IOException {
    Path file = hosts.keeper().log(name).orElseThrow(this::unknown);
    return Files.isRegularFile(file)
        ? new String(LogDesk.tail(file, LONGEST_LOG), StandardCharsets.UTF_8)
        : "";
  }

  private List<NeuronRow> rows() {
    return hosts.keeper().rows().stream().filter(row -> row.netuid() > 0).toList();
  }

  private Refused unknown() {
    return Problems.refusal(
        404,
        "unknown-neuron",
        "No neuron of that name is here; "
            + (rows().isEmpty()
                ? "this node has none."
                : rows().stream()
                    .map(NeuronRow::neuron)
                    .collect(Collectors.joining(", ", "needed: one of ", "."))));
  }

  private static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
