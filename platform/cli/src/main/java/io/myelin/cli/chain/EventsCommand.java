package io.myelin.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.client.RestClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What happened in a block. */
@Command(
    name = "events",
    description = {
      "Show the events of a block in their order.",
      "--json: {number, hash, events:[{index, phase, extrinsic, pallet, name, fields}]}"
    },
    mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "BLOCK",
      arity = "0..1",
      defaultValue = "head",
      description = "Number or hash (default: the newest block).")
  private String block = "";

  @Override
  public Integer call() {
    if (!block.matches("head|[0-9]{1,10}|0x[0-9a-fA-F]{64}")) {
      throw new ParameterException(
          spec.commandLine(),
          "block refused: " + block + "; needed: a number, or 0x and 64 hex digits");
    }
    RestClient.Items list = node.rest().list("/api/v1/blocks/" + block + "/events");
    ObjectNode view = new ObjectMapper().createObjectNode();
    view.set("number", list.asOf().path("block"));
    view.set("hash", list.asOf().path("hash"));
    view.set("events", list.items());
    if (node.json()) {
      System.out.println(Printable.json(view));
      return 0;
    }
    System.out.println(Printable.line("block " + view.path("number").asText()));
    for (JsonNode event : view.path("events")) {
      String when =
          event.path("extrinsic").isNumber()
              ? "extrinsic " + event.path("extrinsic").asText()
              : event.path("phase").asText();
      System.out.println(
          Printable.line(String.format("  %-14s  %s", when, TrialText.event(event))));
    }
    return 0;
  }
}
