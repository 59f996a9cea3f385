package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The neurons of a subnet and what they earn. */
@Command(
    name = "metagraph",
    description = {
      "Show the neurons of a subnet.",
      "--json: {netuid, block, neurons:[{uid, hotkey, name, stake, validatorPermit, incentive,"
          + " dividends, emission, ...}]}; ratios 0..1, rao as strings"
    },
    mixinStandardHelpOptions = true)
final class MetagraphCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "NETUID", description = "Number of the subnet.")
  private int netuid;

  @Option(
      names = "--value",
      description =
          "Also show what the node's own validators think of each neuron by every measure; on the"
              + " node's own machine.")
  private boolean value;

  @Override
  public Integer call() {
    ObjectNode metagraph = new Node(node).metagraph(netuid);
    Optional<ValueTable> values =
        value
            ? Optional.of(new ValueTable(netuid, new Node(node).list("/host/api/scores")))
            : Optional.empty();
    if (node.json()) {
      ObjectNode json = metagraph.deepCopy();
      values.ifPresent(table -> json.set("validators", table.json()));
      System.out.println(json);
      return 0;
    }
    System.out.println("subnet " + netuid + " at block " + metagraph.path("block").asText());
    System.out.printf(
        "%3s  %-16s  %18s  %6s  %9s  %9s  %16s%n",
        "uid", "name", "stake (TAO)", "permit", "incentive", "dividends", "emission (TAO)");
    for (JsonNode n : metagraph.path("neurons")) {
      String name = n.path("name").asText();
      System.out.printf(
          Locale.ROOT,
          "%3d  %-16s  %18s  %6s  %9.4f  %9.4f  %16s%n",
          n.path("uid").asInt(),
          name.isEmpty() ? n.path("hotkey").asText().substring(0, 12) + "..." : name,
          Node.tao(n.path("stake")),
          n.path("validatorPermit").asBoolean() ? "yes" : "",
          n.path("incentive").asDouble(),
          n.path("dividends").asDouble(),
          Node.tao(n.path("emission")));
    }
    values.ifPresent(table -> table.lines().forEach(System.out::println));
    return 0;
  }
}
