package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class NodeOptionsTest {
  @TempDir private Path dir;
  private Path data = Path.of("");

  @Command
  private static final class Bare {
    @Mixin private final NodeOptions node = new NodeOptions();
  }

  @BeforeEach
  void aFolder() throws IOException {
    data = dir.toRealPath().resolve("my data");
    Files.createDirectories(data.resolve("run"));
  }

  @Test
  void shouldTakeThePortOnWhichTheNodeOfTheFolderRuns() throws IOException {
    noted("http://127.0.0.1:22944");

    NodeOptions found = options("--data", data.toString());
    assertEquals("http://127.0.0.1:22944", found.address().toString());
    assertEquals(" --port 22944 --data '" + data + "'", found.suffix());
    assertEquals(9944, found.startPort());
  }

  @Test
  void shouldPreferThePortThatIsGiven() throws IOException {
    noted("http://127.0.0.1:22944");

    NodeOptions given = options("--port", "9944", "--data", data.toString());
    assertEquals("http://127.0.0.1:9944", given.address().toString());
    assertEquals(" --data '" + data + "'", given.suffix());
    assertEquals(7, options("--port", "7", "--data", data.toString()).startPort());
  }

  @Test
  void shouldKeepTheUsualPortWhereNothingIsNoted() throws IOException {
    assertEquals(9944, options("--data", data.toString()).port());
    noted("");
    assertEquals(9944, options("--data", data.toString()).port());
  }

  @Test
  void shouldReachTheNodeOfAFolderWithEveryCommandThatReadsIt() throws IOException {
    String neurons = "/host/api/v1/neurons";
    try (FakeNode node =
        new FakeNode(
            Map.of("/api/v1/subnets", "{\"items\":[],\"page\":{\"next\":null}}", neurons, "[]"))) {
      noted("http://127.0.0.1:" + node.port());
      for (String command : new String[] {"subnets", "neuron list"}) {
        String[] words = (command + " --json --data").split(" ");
        Ran ran = Ran.run(with(words, data.toString()));
        assertEquals("[]", ran.out().strip(), ran.err());
      }

      Ran added =
          Ran.run(
              with("neuron add one --netuid 1 --role miner --data".split(" "), data.toString()));
      assertTrue(
          added.out().contains("./myelin neuron list --port " + node.port() + " --data '"),
          added.out() + added.err());
    }
  }

  private void noted(String address) throws IOException {
    Files.writeString(data.resolve("run/address"), address);
  }

  private static String[] with(String[] words, String last) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  private static NodeOptions options(String... words) {
    Bare bare = new Bare();
    new CommandLine(bare).parseArgs(words);
    return bare.node;
  }
}
