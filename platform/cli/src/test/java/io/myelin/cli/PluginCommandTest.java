package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandTest {
  @TempDir private Path dir;
  private Path data = Path.of("");

  @BeforeEach
  void anEmptyFolder() {
    data = dir.resolve("data");
  }

  @Test
  void shouldTakeAPluginThroughItsWholeLife() throws IOException {
    assertEquals("[]", json("list").toString());
    assertEquals(0, run("install", jar("1.0.0"), "--allow-unsigned", "--yes").code());
    JsonNode row = json("list").path(0);
    assertEquals("echo 1.0.0 LIVE", words(row, "id", "version", "state"));
    assertEquals("asks", row.path("grants").path("capabilities").path(0).path("kind").asText());

    assertEquals(0, run("upgrade", "echo", jar("9.0.0"), "--allow-unsigned", "--yes").code());
    assertEquals("9.0.0 1.0.0", words(json("list").path(0), "version", "previous"));
    assertEquals(0, run("rollback", "echo").code());
    assertEquals("1.0.0", json("list").path(0).path("version").asText());
    assertEquals(1, run("rollback", "echo").code());

    assertEquals("DISABLED", json("disable", "echo").path("state").asText());
    assertEquals("LIVE", json("approve", "echo", "--yes").path("state").asText());
    assertEquals(0, run("remove", "echo", "--yes").code());
    assertEquals("[]", json("list").toString());
  }

  @Test
  void shouldShowWhatAJarAsksForAndWaitForAYes() throws IOException {
    Ran installed = run("install", jar("1.0.0"), "--allow-unsigned");
    assertEquals(0, installed.code(), installed.err());
    assertTrue(installed.out().contains("asks for   asks: text, 60 per minute"), installed.out());
    assertTrue(installed.out().contains("asks for   memory: 300 MB a neuron"), installed.out());
    assertTrue(
        installed.out().contains("waits for your approval: ./myelin plugin approve echo --yes"));
    assertEquals("WAITING", json("list").path(0).path("state").asText());

    Ran unsaid = run("approve", "echo");
    assertEquals(1, unsaid.code());
    assertTrue(unsaid.err().contains("nobody said yes"), unsaid.err());
    assertEquals("LIVE", json("approve", "echo", "--yes").path("state").asText());

    String more = EchoJar.write(dir, "2.0.0", 400).toString();
    JsonNode upgraded = json("upgrade", "echo", more, "--allow-unsigned");
    assertEquals("1.0.0 LIVE", words(upgraded, "version", "state"));
    assertEquals("2.0.0", upgraded.path("waiting").path("version").asText());
    assertTrue(run("list").out().contains("2.0.0 waits: ./myelin plugin approve echo --yes"));
  }

  @Test
  void shouldSayThatNoNodeFollowsTheFolder() throws IOException {
    Ran installed = run("install", jar("1.0.0"), "--allow-unsigned", "--yes");
    assertTrue(installed.out().contains("no node runs on this data folder"), installed.out());
  }

  @Test
  void shouldSayThatANodeWhichIsStartingTakesItWhenItIsUp() throws IOException {
    Files.createDirectories(data.resolve("run"));
    try (FileChannel supervisor =
        FileChannel.open(
            data.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertTrue(supervisor.tryLock().isValid());
      Ran installed = run("install", jar("1.0.0"), "--allow-unsigned", "--yes");
      assertTrue(
          installed.out().contains("the node is starting; it takes it when it is up"),
          installed.out());
    }
  }

  @Test
  void shouldRefuseAndKeepNothing() throws IOException {
    Path evil = Files.write(dir.resolve("evil.jar"), new byte[4096]);
    Ran refused = run("install", evil.toString(), "--allow-unsigned", "--yes");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("evil.jar was refused: it does not begin as a jar"));
    assertEquals("", refused.out());

    Ran unsigned = run("install", jar("1.0.0"), "--yes");
    assertEquals(1, unsigned.code());
    assertTrue(unsigned.err().contains("--allow-unsigned"), unsigned.err());
    assertEquals("[]", json("list").toString());
    assertEquals(1, run("upgrade", "echo", jar("1.0.0"), "--allow-unsigned").code());
    assertEquals(2, run("install").code());
  }

  @Test
  void shouldVerifyWithoutKeeping() throws IOException {
    JsonNode accepted = json("verify", jar("1.0.0"), "--allow-unsigned");
    assertEquals("true echo unsigned", words(accepted, "accepted", "id", "signature"));
    assertEquals("EchoSay", accepted.path("tasks").path(0).asText());
    assertTrue(
        run("verify", jar("1.0.0"), "--allow-unsigned")
            .out()
            .contains("task       EchoSay (words)"));

    Ran refused = run("verify", jar("1.0.0"), "--json");
    assertEquals(1, refused.code());
    JsonNode said = new ObjectMapper().readTree(refused.out());
    assertEquals("false it is unsigned", words(said, "accepted", "seen"));
    assertFalse(Files.exists(data.resolve("plugins")));
  }

  @Test
  void shouldNameTheNeuronsThatUseWhatIsRemoved() throws IOException {
    run("install", jar("1.0.0"), "--allow-unsigned", "--yes");
    Files.writeString(
        data.resolve("neurons.json"),
        "{\"subnets\": [{\"netuid\": 1, \"plugin\": \"text\", \"neurons\": [{\"name\": \"other\"}]},"
            + " {\"netuid\": 2, \"plugin\": \"echo\", \"neurons\": [{\"name\": \"echo-strong\"}]}]}");

    Ran unsaid = run("remove", "echo");
    assertEquals(1, unsaid.code());
    assertTrue(unsaid.err().contains("used by echo-strong"), unsaid.err());
    assertFalse(unsaid.err().contains("other"), unsaid.err());
    assertEquals("[\"echo-strong\"]", json("remove", "echo", "--yes").path("neurons").toString());
  }

  @Test
  void shouldShowAPluginWhoseNoteIsDamaged() throws IOException {
    run("install", jar("1.0.0"), "--allow-unsigned", "--yes");
    Files.writeString(data.resolve("plugins/echo.json"), "{");

    JsonNode row = json("list").path(0);
    assertEquals("echo DAMAGED", words(row, "id", "state"));
    assertTrue(run("list").out().contains("echo.json"), run("list").out());
  }

  private String jar(String version) throws IOException {
    return EchoJar.write(dir, version, 300).toString();
  }

  private Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("plugin"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    return Ran.run(all.toArray(String[]::new));
  }

  private JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Ran ran = run(all.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
    return new ObjectMapper().readTree(ran.out());
  }

  private static String words(JsonNode node, String... fields) {
    return String.join(" ", List.of(fields).stream().map(f -> node.path(f).asText()).toList());
  }
}
