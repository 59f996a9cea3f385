package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One block by number or hash; the newest without either. */
@Command(
    name = "block",
    description = {"Show a block.", "--json: {number, hash, parentHash, stateRoot, ...}"},
    mixinStandardHelpOptions = true)
final class BlockCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();

  @Parameters(
      paramLabel = "N|HASH",
      arity = "0..1",
      defaultValue = "",
      description = "Which block.")
  private String id = "";

  @Override
  public Integer call() {
    if (!id.matches("|\\d{1,10}|0x[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          "block refused: " + id + "; needed: a number, or 0x and 64 hex digits");
    }
    JsonNode block = new Node(node).view("/api/v1/blocks/" + (id.isEmpty() ? "head" : id), "hash");
    if (node.json()) {
      System.out.println(block);
      return 0;
    }
    for (String field : new String[] {"number", "hash", "parentHash", "stateRoot"}) {
      System.out.printf("%-12s%s%n", field, block.path(field).asText());
    }
    System.out.printf("%-12s%s%n", "extrinsics", block.path("extrinsics").size());
    for (JsonNode payout : block.path("payouts")) {
      System.out.println("  payout " + payout);
    }
    return 0;
  }
}
