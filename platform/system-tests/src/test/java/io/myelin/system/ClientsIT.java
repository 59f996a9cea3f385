package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The unmodified clients that people have: polkadot.js, the Bittensor SDK and btcli, in the
 * versions that {@code samples/prepare} fetches. Each program of the samples exits 0 only when the
 * chain has what its client says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientsIT {
  private static final Path SAMPLES = Path.of("..", "..", "samples").toAbsolutePath().normalize();
  private static final Path JAVASCRIPT = SAMPLES.resolve("polkadot-js");
  private static final Path PYTHON = SAMPLES.resolve("python-clients");
  private static final Path INTERPRETER = PYTHON.resolve("venv/bin/python");

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @BeforeAll
  void up() throws IOException, InterruptedException {
    assumeTrue(
        hasPython() || hasNode(), "no Python and no Node for the clients: run samples/prepare");
    platform = Platform.upWithText();
  }

  @AfterAll
  void down() throws IOException, InterruptedException {
    if (platform != null) {
      platform.down();
    }
  }

  @Test
  @Order(1)
  void shouldServePolkadotJsWithThreeTypesOfKeys() throws Exception {
    assumeTrue(hasNode(), "no Node with polkadot.js: run samples/prepare");
    run(JAVASCRIPT, "node", "market.mjs");
  }

  @Test
  @Order(2)
  void shouldServeTheBittensorSdk() throws Exception {
    python("sdk.py");
  }

  @Test
  @Order(3)
  void shouldServeBtcli() throws Exception {
    python("btcli.py");
  }

  @Test
  @Order(4)
  void shouldAskAPythonMinerThatSeesItsCallerAndPayIt() throws Exception {
    assumeTrue(hasPython(), "no Python with the SDK: run samples/prepare");
    platform.await(
        "/api/v1/subnets/1/metagraph",
        graph -> neurons(graph).anyMatch(neuron -> neuron.path("incentive").asDouble() > 0),
        Duration.ofMinutes(5));
    python("miner.py");
  }

  @Test
  @Order(5)
  void shouldPayAPythonMinerWithAModelOfItsOwn() throws Exception {
    assumeTrue(hasPython(), "no Python with the SDK: run samples/prepare");
    run(SAMPLES.resolve("python-miner"), INTERPRETER.toString(), "miner.py");
  }

  private static Stream<JsonNode> neurons(JsonNode graph) {
    return StreamSupport.stream(graph.path("neurons").spliterator(), false);
  }

  private void python(String program) throws IOException, InterruptedException {
    assumeTrue(hasPython(), "no Python with the SDK and btcli: run samples/prepare");
    run(PYTHON, INTERPRETER.toString(), program);
  }

  private static boolean hasPython() {
    return Files.isExecutable(INTERPRETER.resolveSibling("btcli"));
  }

  private static boolean hasNode() throws IOException, InterruptedException {
    return Files.isDirectory(JAVASCRIPT.resolve("node_modules/@polkadot/api"))
        && new ProcessBuilder("sh", "-c", "command -v node >/dev/null").start().waitFor() == 0;
  }

  private void run(Path folder, String... command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("myelin-client", ".log");
    List<String> line =
        Stream.concat(
                Arrays.stream(command), Stream.of("ws://127.0.0.1:" + platform.address().getPort()))
            .toList();
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      boolean ended = process.waitFor(8, TimeUnit.MINUTES);
      assertTrue(
          ended && process.exitValue() == 0,
          line + (ended ? " failed: " : " has not ended: ") + Files.readString(said));
    } finally {
      process.destroyForcibly();
      Files.delete(said);
    }
  }
}
