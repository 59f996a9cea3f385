package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.supervisor.NodeProbe;
import io.myelin.cli.supervisor.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Head, process and workers of a node; fails while the chain does not answer. */
@Command(
    name = "status",
    description = {
      "Show whether the node answers.",
      "--json: {head:{number,hash,stateRoot}, pid, workers:[...]}"
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode status =
        new NodeProbe(node.address())
            .status()
            .orElseThrow(
                () ->
                    new Refusal(
                        "No chain answers on port " + node.port() + "; start one: ./myelin up"));
    if (node.json()) {
      System.out.println(status);
      return 0;
    }
    JsonNode head = status.path("head");
    System.out.println("block      " + head.path("number").asText());
    System.out.println("hash       " + head.path("hash").asText());
    System.out.println("state root " + head.path("stateRoot").asText());
    System.out.println("process    " + status.path("pid").asText());
    System.out.println("workers    " + status.path("workers").size());
    for (JsonNode worker : status.path("workers")) {
      System.out.println(
          "  "
              + worker.path("neuron").asText()
              + "  "
              + worker.path("state").asText()
              + "  pid "
              + worker.path("pid").asText());
    }
    return 0;
  }
}
