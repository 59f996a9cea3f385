package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A neuron beside the text market that takes every processor, fills its memory and its log, and
 * dies of it again and again. What it costs the chain and another neuron is counted in blocks, and
 * against a stretch of the same length just before it came.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(TextMarket.class)
@ResourceLock("processors")
class HostileNeuronIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BLOCK = Duration.ofMillis(250);

  /** How long the chain and the neuron are looked at, calm and disturbed. */
  private static final Duration STRETCH = Duration.ofSeconds(16);

  /** Five seconds of blocks. */
  private static final int MOST_BLOCKS = Integer.getInteger("hostile.blocks", 20);

  private static final int DEATHS = 3;
  private static final long MOST_LOG_BYTES = 20 << 20;

  @TempDir private Path folder = Path.of("");

  private final Platform platform;
  private String table = "";

  HostileNeuronIT(Platform shared) {
    platform = shared;
  }

  @BeforeAll
  void untilSomebodyIsPaid() throws Exception {
    platform.await(
        "/api/v1/neurons?netuid=1&limit=1000",
        graph ->
            StreamSupport.stream(graph.path("items").spliterator(), false)
                .anyMatch(neuron -> neuron.path("incentive").asDouble() > 0),
        LIMIT);
  }

  @AfterEach
  void takeItAway() throws Exception {
    if (!table.isEmpty()) {
      replaceTable(table);
      platform.await("/host/api/workers", rows -> rows.size() == 7, LIMIT);
      platform.command("plugin", "remove", "hostile", "--yes");
    }
  }

  @Test
  void shouldDisturbTheChainAndAnotherNeuronForFiveSecondsAtMost() throws Exception {
    Disturbance calm = Disturbance.watch(platform, STRETCH, BLOCK);
    platform.command(
        "plugin", "install", HostileJar.in(folder).toString(), "--allow-unsigned", "--yes");
    table = Files.readString(platform.data().resolve("neurons.json"));
    replaceTable(withHostile());
    platform.await("/host/api/workers", rows -> state(rows).path("pid").asLong() > 0, LIMIT);

    Disturbance disturbed = Disturbance.watch(platform, STRETCH, BLOCK);
    // The machine itself may stand still for a moment; a neuron that disturbs does so in each
    // stretch.
    for (int again = 0; again < 3 && !fits(calm, disturbed); again++) {
      disturbed = Disturbance.watch(platform, STRETCH, BLOCK);
    }

    JsonNode hostile =
        state(
            platform.await(
                "/host/api/workers",
                rows -> state(rows).path("restarts").asInt() >= DEATHS,
                LIMIT));
    System.out.printf(
        Locale.ROOT, "calm: %s%nbeside it: %s%nthe neuron: %s%n", calm, disturbed, hostile);
    String both = "calm: " + calm + "; beside the hostile neuron: " + disturbed;
    assertTrue(disturbed.longestGap() <= calm.longestGap() + MOST_BLOCKS, both);
    assertTrue(disturbed.missing() <= calm.missing() + MOST_BLOCKS, both);
    assertTrue(disturbed.longestSilence() <= calm.longestSilence() + MOST_BLOCKS, both);
    assertTrue(logBytes() <= MOST_LOG_BYTES, "its log has " + logBytes() + " bytes");
    assertEquals("0", platform.rest().supply().path("difference").asText());
  }

  private static boolean fits(Disturbance calm, Disturbance beside) {
    return beside.longestGap() <= calm.longestGap() + MOST_BLOCKS
        && beside.missing() <= calm.missing() + MOST_BLOCKS
        && beside.longestSilence() <= calm.longestSilence() + MOST_BLOCKS;
  }

  private long logBytes() throws Exception {
    long bytes = 0;
    for (String name : List.of("worker-hostile.log", "worker-hostile.log.1")) {
      Path log = platform.data().resolve("logs").resolve(name);
      bytes += Files.exists(log) ? Files.size(log) : 0;
    }
    return bytes;
  }

  private String withHostile() throws Exception {
    ObjectNode both = (ObjectNode) JSON.readTree(table);
    // What REST has changed names its subnets already.
    if (!both.has("subnets")) {
      ObjectNode text = both;
      both = JSON.createObjectNode();
      both.set("sharing", text.remove("sharing"));
      both.putArray("subnets").add(text.put("plugin", "text"));
    }
    ObjectNode hostile = both.withArray("subnets").addObject();
    hostile.put("netuid", 2).put("plugin", "hostile");
    hostile
        .putArray("neurons")
        .addObject()
        .put("name", "hostile")
        .put("role", "miner")
        .put("coldkeyUri", "//Ferdie")
        .put("hotkeyUri", "//Ferdie//hostile");
    return both.toString();
  }

  private void replaceTable(String content) throws Exception {
    Path fresh = Files.writeString(platform.data().resolve("neurons.json.new"), content);
    Files.move(fresh, platform.data().resolve("neurons.json"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static JsonNode state(JsonNode rows) {
    for (JsonNode row : rows) {
      if (row.path("neuron").asText().equals("hostile")) {
        return row;
      }
    }
    return rows.path("no such neuron");
  }
}
