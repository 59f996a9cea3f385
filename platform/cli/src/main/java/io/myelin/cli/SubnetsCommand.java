package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All subnets. */
@Command(
    name = "subnets",
    description = {
      "List the subnets.",
      "--json: the node's list: netuid, name, mechanism, tempo, neurons, registrationPrice, ..."
    },
    mixinStandardHelpOptions = true)
final class SubnetsCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Override
  public Integer call() {
    JsonNode subnets = new Node(node).rows("/api/v1/subnets");
    if (node.json()) {
      System.out.println(subnets);
      return 0;
    }
    System.out.printf(
        "%6s  %-14s  %5s  %7s  %16s  %18s%n",
        "netuid", "name", "tempo", "neurons", "price (TAO)", "stake (TAO)");
    for (JsonNode s : subnets) {
      System.out.printf(
          "%6d  %-14s  %5d  %7d  %16s  %18s%n",
          s.path("netuid").asInt(),
          s.path("name").asText(),
          s.path("tempo").asInt(),
          s.path("neurons").asInt(),
          Node.tao(s.path("registrationPrice")),
          Node.tao(s.path("tao")));
    }
    return 0;
  }
}
