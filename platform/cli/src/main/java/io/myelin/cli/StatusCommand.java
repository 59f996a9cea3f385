package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.NodeProbe;
import io.myelin.cli.supervisor.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Head, process and workers of a node; fails while the chain does not answer or makes no blocks. A
 * worker that is down is shown and fails nothing: it is started again by itself.
 */
@Command(
    name = "status",
    description = {
      "Show whether the node answers and makes blocks, and how its workers are.",
      "--json: {head: {number, hash, stateRoot}, finalized, genesis, pid, preset, signIn, healthy,"
          + " reason, signatures, workers: [{neuron, role, netuid, plugin, pid, state, restarts, reason, memory,"
          + " contained, enrolled}]}"
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode status = new NodeProbe(node.address(), node.data()).status().orElseThrow(this::silent);
    if (node.json()) {
      System.out.println(status);
    } else {
      print(status);
    }
    if (!healthy(status)) {
      throw new Refusal(
          "The node answers but makes no blocks: "
              + reason(status)
              + ". Its log is "
              + node.data().platformLog()
              + "; unless it passes, mend the cause and start it again: ./myelin down"
              + node.suffix()
              + ", then ./myelin up as before.");
    }
    return 0;
  }

  private Refusal silent() {
    String none = "No chain answers on port " + node.port();
    DataFolder data = node.data();
    if (!data.held()) {
      return new Refusal(none + "; start one: ./myelin up" + node.suffix());
    }
    return new Refusal(
        none
            + ", but the node is being started; "
            + data.lastTrouble()
                .map(line -> "what went wrong last: " + Printable.clause(line) + "; the log is ")
                .orElse("the log is ")
            + data.supervisorLog());
  }

  private static void print(JsonNode status) {
    JsonNode head = status.path("head");
    System.out.println("block      " + head.path("number").asText());
    System.out.println("hash       " + head.path("hash").asText());
    System.out.println("state root " + head.path("stateRoot").asText());
    System.out.println("process    " + status.path("pid").asText());
    if (!healthy(status)) {
      System.out.println("stopped    " + reason(status));
    }
    List<WorkerRow> workers = WorkerRow.all(status.path("workers"));
    System.out.println(
        "workers    " + (workers.isEmpty() ? "none" : WorkerRow.count(workers) + " ready"));
    if (!WorkerRow.contained(workers).isEmpty()) {
      System.out.println("           " + WorkerRow.contained(workers));
    }
    workers.forEach(worker -> System.out.println("  " + row(worker)));
  }

  private static String row(WorkerRow worker) {
    return worker.neuron()
        + "  "
        + worker.state()
        + (worker.ready() && !worker.enrolled() ? ", not enrolled" : "")
        + (worker.pid() > 0 ? "  pid " + worker.pid() : "")
        + (worker.restarts() > 0 || !worker.reason().isEmpty() ? "  " + worker.why() : "");
  }

  private static boolean healthy(JsonNode status) {
    return status.path("healthy").asBoolean(true);
  }

  private static String reason(JsonNode status) {
    return Printable.clause(status.path("reason").asText("no reason is given"));
  }
}
