package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Issuance, and whether every rao of it is accounted for. */
@Command(
    name = "supply",
    description = {
      "Show the supply and check that it adds up.",
      "--json: {block, issuance, cap, accounted, difference, verified, subnets:[...]}; rao as strings"
    },
    mixinStandardHelpOptions = true)
final class SupplyCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Option(
      names = "--verify",
      description = "Hold every invariant against the whole state now; takes what the state holds.")
  private boolean verify;

  @Override
  public Integer call() {
    JsonNode supply =
        new Node(node).view("/api/v1/supply" + (verify ? "?verify=true" : ""), "issuance");
    if (node.json()) {
      System.out.println(supply);
      return 0;
    }
    System.out.println("block       " + supply.path("block").asText());
    System.out.println("issuance    " + Node.tao(supply.path("issuance")) + " TAO");
    System.out.println("cap         " + Node.tao(supply.path("cap")) + " TAO");
    System.out.println("accounted   " + Node.tao(supply.path("accounted")) + " TAO");
    System.out.println("difference  " + supply.path("difference").asText() + " rao");
    if (supply.hasNonNull("verified")) {
      System.out.println("verified    all invariants at block " + supply.path("verified").asText());
    }
    return 0;
  }
}
