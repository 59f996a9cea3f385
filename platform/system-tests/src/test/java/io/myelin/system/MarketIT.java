package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The market as a newcomer meets it: real models, real signatures, real processes. */
class MarketIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void shouldPayNeuronsForWhatTheirModelsAnswerAndSurviveAKill() throws Exception {
    Platform platform = Platform.up();
    try {
      platform.await("/api/v1/subnets/1/metagraph", MarketIT::ranked, LIMIT);
      assertEquals("0", platform.rest().supply().path("difference").asText());

      JsonNode status = platform.rest().status();
      long head = status.path("head").path("number").asLong();
      String hash = block(platform, head);
      long pid = status.path("pid").asLong();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      JsonNode after =
          platform.await(
              "/api/v1/status",
              s -> s.path("pid").asLong() != pid && s.path("head").path("number").asLong() > head,
              LIMIT);

      assertNotEquals(pid, after.path("pid").asLong());
      assertEquals(hash, block(platform, head));
      assertEquals("0", platform.rest().supply().path("difference").asText());
    } finally {
      platform.down();
    }
  }

  private static String block(Platform platform, long height) {
    JsonNode block = platform.rest().get("/api/v1/blocks/" + height);
    return block.path("hash").asText() + " " + block.path("stateRoot").asText();
  }

  /** Every validator earns; strong miners earn more than the weak one, and that more than noise. */
  private static boolean ranked(JsonNode metagraph) {
    Map<String, JsonNode> byName = new TreeMap<>();
    metagraph.path("neurons").forEach(n -> byName.put(n.path("name").asText(), n));
    if (byName.size() < 7) {
      return false;
    }
    double weak = incentive(byName, "miner-weak");
    return dividends(byName, "validator-1") > 0
        && dividends(byName, "validator-2") > 0
        && dividends(byName, "validator-3") > 0
        && incentive(byName, "miner-strong-1") > weak
        && incentive(byName, "miner-strong-2") > weak
        && weak > incentive(byName, "miner-noise");
  }

  private static double incentive(Map<String, JsonNode> neurons, String name) {
    JsonNode neuron = neurons.get(name);
    return neuron == null ? 0 : neuron.path("incentive").asDouble();
  }

  private static double dividends(Map<String, JsonNode> neurons, String name) {
    JsonNode neuron = neurons.get(name);
    return neuron == null ? 0 : neuron.path("dividends").asDouble();
  }
}
