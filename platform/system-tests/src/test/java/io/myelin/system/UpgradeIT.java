package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data folder of a build before versions of the runtime, taken on by this one. */
class UpgradeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RECORDED =
      Platform.HOME.resolve("platform/ledger/src/test/resources/chains/426.zip");
  private static final long RECORDED_HEAD = 1_550;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Platform platform;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Path data = Platform.folder();
    unpack(data);
    Files.writeString(data.resolve("neurons.json"), "{\"subnets\": []}");
    platform = Platform.up(data);
  }

  private static void unpack(Path data) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(RECORDED);
        Stream<Path> all = Files.walk(zip.getPath("/chain"))) {
      for (Path each : all.toList()) {
        Path target = data.resolve("chain" + each.toString().substring("/chain".length()));
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    platform.down();
  }

  @Test
  void shouldGoOnByItsOldRulesUntilItsOwnerUpgradesIt() throws Exception {
    platform.await("/api/v1/chain/head", head -> number(head) > RECORDED_HEAD, LIMIT);
    JsonNode before = json("runtime", "status");
    assertEquals(426, before.path("chain").asInt(), before.toString());
    int build = before.path("build").asInt();
    assertTrue(build > 426, before.toString());

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> json("runtime", "upgrade", "--from", "//Bob"));
    assertTrue(refused.toString().contains("Sudo.RequireSudo"), refused.toString());

    JsonNode upgraded = json("runtime", "upgrade", "--from", "//Alice");
    assertEquals(426, upgraded.path("from").asInt(), upgraded.toString());
    assertEquals(build, upgraded.path("to").asInt(), upgraded.toString());
    long last = upgraded.path("block").asLong();
    platform.await("/api/v1/chain/head", head -> number(head) > last + 2, LIMIT);
    assertEquals(build, json("runtime", "status").path("chain").asInt());
    JsonNode supply = json("supply", "--verify");
    assertEquals("0", supply.path("difference").asText(), supply.toString());
    assertTrue(supply.path("verified").asLong() > last, supply.toString());
    refused =
        assertThrows(
            IllegalStateException.class, () -> json("runtime", "upgrade", "--from", "//Alice"));
    assertTrue(refused.toString().contains("nothing to upgrade to"), refused.toString());
  }

  private static long number(JsonNode head) {
    return head.path("number").asLong();
  }

  private JsonNode json(String... words) throws IOException, InterruptedException {
    String[] line = Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new);
    return JSON.readTree(platform.command(line));
  }
}
