package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The market as a newcomer meets it: four subnets, each with miners that are worth unequal pay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevMarketIT {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final List<String> ALL_READY = Collections.nCopies(19, "READY");

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @BeforeAll
  void up() throws IOException, InterruptedException {
    platform = Platform.up();
  }

  @AfterAll
  void down() throws IOException, InterruptedException {
    platform.down();
  }

  @Test
  @Order(1)
  void shouldHaveFourNamedSubnetsWhoseNeuronsAllRun() throws Exception {
    // One that was started again meanwhile is ready a little later.
    platform.await("/api/v1/status", status -> states(status).equals(ALL_READY), LIMIT);
    List<String> names =
        stream(platform.rest().subnets())
            .filter(subnet -> subnet.path("netuid").asInt() > 0)
            .map(subnet -> subnet.path("netuid").asInt() + " " + subnet.path("name").asText())
            .toList();
    assertEquals(List.of("1 text", "2 embedding", "3 image", "4 router"), names);
  }

  private static List<String> states(JsonNode status) {
    return stream(status.path("workers")).map(row -> row.path("state").asText()).toList();
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(ints = {1, 2, 3, 4})
  void shouldPayEveryStrongMinerMoreThanAnyWeakOne(int netuid) throws Exception {
    platform.await("/api/v1/neurons?limit=1000&netuid=" + netuid, DevMarketIT::ranked, LIMIT);
    assertEquals("0", platform.rest().supply().path("difference").asText());
  }

  private static boolean ranked(JsonNode metagraph) {
    List<Double> strong = incentives(metagraph, "strong");
    List<Double> weak = incentives(metagraph, "weak");
    // a worker may be ready some blocks before its neuron is registered
    return !strong.isEmpty()
        && !weak.isEmpty()
        && Collections.min(strong) > Collections.max(weak)
        && stream(metagraph.path("items")).anyMatch(n -> n.path("dividends").asDouble() > 0);
  }

  private static List<Double> incentives(JsonNode metagraph, String name) {
    return stream(metagraph.path("items"))
        .filter(neuron -> neuron.path("name").asText().contains(name))
        .map(neuron -> neuron.path("incentive").asDouble())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
