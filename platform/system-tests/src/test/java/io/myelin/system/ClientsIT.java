package io.myelin.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The unmodified clients that people have: polkadot.js, the Bittensor SDK and btcli, in the
 * versions that {@code samples/prepare} fetches. Each program of the samples exits 0 only when the
 * chain has what its client says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(TextMarket.class)
class ClientsIT {
  private static final Path SAMPLES = Path.of("..", "..", "samples").toAbsolutePath().normalize();
  private static final Path JAVASCRIPT = SAMPLES.resolve("polkadot-js");
  private static final Path PYTHON = SAMPLES.resolve("python-clients");
  private static final Path INTERPRETER = PYTHON.resolve("venv/bin/python");
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Map<String, SampleProgram> miners = new TreeMap<>();

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  /** Miners mostly wait. Those who count neurons must not count while others register. */
  @BeforeAll
  void startMiners(Platform shared) throws Exception {
    assumeTrue(
        hasPython() || hasNode(), "no Python and no Node for the clients: run samples/prepare");
    platform = shared;
    if (hasPython()) {
      miners.put("oracle", start(PYTHON, "//Eve", INTERPRETER.toString(), "miner.py"));
      miners.put(
          "model",
          start(SAMPLES.resolve("python-miner"), "//Ferdie", INTERPRETER.toString(), "miner.py"));
      for (SampleProgram miner : miners.values()) {
        miner.awaitSaying("uid ", LIMIT);
      }
    }
  }

  @AfterAll
  void stopMiners() throws IOException {
    for (SampleProgram miner : miners.values()) {
      miner.close();
    }
  }

  @Test
  void shouldServePolkadotJsWithThreeTypesOfKeys() throws Exception {
    assumeTrue(hasNode(), "no Node with polkadot.js: run samples/prepare");
    run(JAVASCRIPT, "node", "market.mjs");
  }

  @Test
  void shouldServeTheBittensorSdk() throws Exception {
    python("sdk.py");
  }

  @Test
  void shouldServeBtcli() throws Exception {
    python("btcli.py");
  }

  @Test
  void shouldAskAPythonMinerThatSeesItsCallerAndPayIt() throws Exception {
    awaitPaid("oracle");
  }

  @Test
  void shouldPayAPythonMinerWithAModelOfItsOwn() throws Exception {
    awaitPaid("model");
  }

  private void awaitPaid(String miner) throws Exception {
    assumeTrue(hasPython(), "no Python with the SDK: run samples/prepare");
    Optional.ofNullable(miners.get(miner)).orElseThrow().awaitSuccess(LIMIT);
  }

  private void python(String program) throws Exception {
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

  private void run(Path folder, String... command) throws Exception {
    try (SampleProgram program = start(folder, "//Alice", command)) {
      program.awaitSuccess(LIMIT);
    }
  }

  private SampleProgram start(Path folder, String funder, String... command) throws IOException {
    List<String> line =
        Stream.concat(
                Arrays.stream(command), Stream.of("ws://127.0.0.1:" + platform.address().getPort()))
            .toList();
    return SampleProgram.start(folder, line, Map.of("FUNDER", funder));
  }
}
