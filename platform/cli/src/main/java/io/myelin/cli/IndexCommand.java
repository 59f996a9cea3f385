package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The relational index of a node. */
@Command(
    name = "index",
    description = "Look after the tables a node keeps of its chain's history.",
    mixinStandardHelpOptions = true)
final class IndexCommand {
  private static final int PAUSE_MILLIS = 500;

  @Command(
      name = "status",
      description = {
        "Show how far the index is behind the chain.",
        "--json: {state, height, head, lag, reason, cli, curl}; the last two are null"
      },
      mixinStandardHelpOptions = true)
  int status(@Mixin NodeOptions node) {
    JsonNode index = new Node(node).view("/api/v1/index", "state");
    System.out.println(node.json() ? index.toString() : sentence(index));
    return index.path("state").asText().equals("unavailable") ? 1 : 0;
  }

  @Command(
      name = "rebuild",
      description = {
        "Empty the index and fill it again from block 0; the chain goes on meanwhile.",
        "--json: {height, blocks, millis}"
      },
      mixinStandardHelpOptions = true)
  int rebuild(@Mixin NodeOptions node) throws InterruptedException {
    Node chain = new Node(node);
    long started = System.nanoTime();
    long goal = chain.change("/api/v1/index/rebuild").path("head").asLong();
    JsonNode index = chain.view("/api/v1/index", "state");
    while (index.path("height").asLong() < goal
        || !index.path("state").asText().equals("following")) {
      if (index.path("state").asText().equals("unavailable")) {
        throw new IllegalStateException(sentence(index));
      }
      if (!node.json()) {
        System.err.println(sentence(index));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      index = chain.view("/api/v1/index", "state");
    }
    long height = index.path("height").asLong();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    if (node.json()) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      System.out.println(out.put("height", height).put("blocks", height + 1).put("millis", millis));
    } else {
      System.out.println("rebuilt: " + (height + 1) + " blocks in " + millis + " ms");
    }
    return 0;
  }

  private static String sentence(JsonNode index) {
    String reason = index.path("reason").asText("");
    return index.path("state").asText()
        + ": block "
        + index.path("height").asText()
        + " of "
        + index.path("head").asText()
        + (reason.isEmpty() || reason.equals("null") ? "" : "; " + reason);
  }
}
