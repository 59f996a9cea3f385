package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Override
  public Integer call() {
    JsonNode metagraph = new Node(node).view("/api/v1/subnets/" + netuid + "/metagraph", "neurons");
    if (node.json()) {
      System.out.println(metagraph);
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
    return 0;
  }
}
