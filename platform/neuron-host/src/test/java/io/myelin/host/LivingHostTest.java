package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.host.worker.TestWorkers;
import io.myelin.host.worker.Worker;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.TrustStore;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real workers of a host whose table and plugins change while it runs; there is no chain. */
@Timeout(900)
class LivingHostTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private HostKeeper keeper;

  @SuppressWarnings("NullAway.Init")
  private PluginStore store;

  private Path data = Path.of("");
  private Path refusal = Path.of("");

  @BeforeEach
  void start() throws Exception {
    data = Files.createDirectories(folder.resolve("data"));
    refusal = folder.resolve("refusal.txt");
    Files.createDirectories(folder.resolve("dist/plugins"));
    Files.writeString(data.resolve("neurons.json"), "{\"subnets\": []}");
    TestWorkers.workerJar(folder.resolve("dist/plugin-worker.jar"));
    store = PluginStore.of(data, InstantSource.system());
    keeper = keeper(data);
    keeper.start();
  }

  private HostKeeper keeper(Path of) {
    return new HostKeeper(
        new HostSettings(
            URI.create("http://127.0.0.1:1"),
            "127.0.0.1",
            of,
            folder.resolve("dist"),
            "none",
            true,
            Optional.of(refusal),
            Optional.empty()));
  }

  @AfterEach
  void stop() {
    keeper.close();
  }

  @Test
  void shouldRunWhatIsInstalledReplaceItAndStopItWhileItRuns() throws Exception {
    Plugin first = store.install(jar("1.0.0"), verifier());
    keeper.add(neurons(2, "one", "two"), true);
    await("waits for what it asks for to be granted: ./myelin plugin approve test --yes");
    store.approve("test", first.asking().sha256());
    awaitReady("test 1.0.0", 2);
    long pid = keeper.rows().get(0).pid();

    store.upgrade("test", jar("1.1.0"), verifier());
    awaitReady("test 1.1.0", 2);
    assertNotEquals(pid, keeper.rows().get(0).pid());
    store.rollback("test");
    awaitReady("test 1.0.0", 2);
    store.disable("test");
    await("plugin test is disabled; switch it on: ");
    store.approve("test", first.asking().sha256());
    awaitReady("test 1.0.0", 2);
    store.remove("test");
    await("plugin test is not there; needed: ");
    assertFalse(Files.exists(refusal), "it would end the node");
  }

  @Test
  void shouldAddAndStopNeuronsAndLeaveTheOthersAlone() throws Exception {
    store.approve("test", store.install(jar("1.0.0"), verifier()).asking().sha256());
    keeper.add(neurons(2, "one"), true);
    awaitReady("test 1.0.0", 1);
    long pid = keeper.rows().get(0).pid();
    keeper.add(neurons(2, "two"), true);
    awaitReady("test 1.0.0", 2);
    assertEquals(pid, keeper.rows().get(0).pid());
    assertTrue(keeper.remove("two"));
    awaitReady("test 1.0.0", 1);
    assertEquals(pid, keeper.rows().get(0).pid());
    assertFalse(keeper.remove("two"), "it is gone");
    assertTrue(keeper.remove("one"));
    Eventually.holds(() -> keeper.rows().isEmpty(), () -> keeper.rows().toString());
    Eventually.holds(
        () -> ProcessHandle.of(pid).isEmpty(), () -> "the process of a stopped neuron goes on");
  }

  @Test
  void shouldRefuseATableThatDoesNotReadAndGoOn() throws Exception {
    store.approve("test", store.install(jar("1.0.0"), verifier()).asking().sha256());
    keeper.add(neurons(2, "one"), true);
    awaitReady("test 1.0.0", 1);
    String twice =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> keeper.add(neurons(3, "one"), true))
                .getMessage());
    assertTrue(twice.contains("name is one"), twice);
    Path table = data.resolve("neurons.json");
    String good = Files.readString(table);
    // in one step, as an editor does: an empty file would be refused for another reason
    Files.move(Files.writeString(data.resolve("half"), "{"), table, StandardCopyOption.ATOMIC_MOVE);
    Eventually.holds(() -> keeper.rows().size() == 2, () -> keeper.rows().toString());
    NeuronRow why = keeper.rows().get(1);
    assertTrue(why.reason().contains("is not JSON"), why.reason());
    assertTrue(why.reason().endsWith(" What ran before goes on."), why.reason());
    assertEquals(Worker.State.READY, keeper.rows().get(0).state());
    Files.writeString(table, good);
    awaitReady("test 1.0.0", 1);
  }

  @Test
  void shouldAddNoNeuronWhoseSettingsThePluginDoesNotKnow() throws Exception {
    store.approve("test", store.install(jar("1.0.0"), verifier()).asking().sha256());
    String before = Files.readString(data.resolve("neurons.json"));
    JsonNode wanted = neurons(2, "one", "two");
    ((ObjectNode) wanted.at("/neurons/1")).putObject("settings").put("laod", "slow");
    String why =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> keeper.add(wanted, true))
                .getMessage());
    assertTrue(why.startsWith("The neuron two was refused: setting laod is unknown; "), why);
    assertEquals(before, Files.readString(data.resolve("neurons.json")));
  }

  @Test
  void shouldAddNoNeuronThatWouldReadWhatIsTheNodesOwn() throws Exception {
    store.approve("test", store.install(jar("1.0.0"), verifier()).asking().sha256());
    String before = Files.readString(data.resolve("neurons.json"));
    Path key = Files.writeString(data.resolve("author.key"), "secret");
    JsonNode wanted = neurons(2, "one", "two");
    ((ObjectNode) wanted.at("/neurons/1")).putObject("settings").put("load", key.toString());
    for (boolean owner : new boolean[] {true, false}) {
      String why =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> keeper.add(wanted, owner))
                  .getMessage());
      assertTrue(why.startsWith("The neuron two was refused: its setting load names "), why);
    }
    assertEquals(before, Files.readString(data.resolve("neurons.json")));

    // by hand, it is refused when it starts, and the others run
    Files.writeString(
        data.resolve("neurons.json"), "{\"subnets\": [" + wanted + "], \"sharing\": \"all\"}");
    Eventually.holds(
        () ->
            keeper.rows().stream()
                .map(NeuronRow::state)
                .toList()
                .equals(List.of(Worker.State.READY, Worker.State.REFUSED)),
        () -> keeper.rows().toString());
    String row = keeper.rows().get(1).reason();
    assertTrue(row.startsWith("PATH_REFUSED: The neuron two was refused: "), row);
    assertFalse(Files.exists(refusal), "it would end the node");
  }

  /** Somebody waited for the start, and nobody does hours later. */
  @Test
  void shouldNotEndANodeThatStartedWithoutNeuronsOverItsFirstOnes() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    try (HostKeeper first = keeper(empty)) {
      first.start();
      assertEquals(List.of(), first.rows());
      PluginStore plugins = PluginStore.of(empty, InstantSource.system());
      plugins.approve("test", plugins.install(jar("1.0.0"), verifier()).asking().sha256());
      JsonNode wanted = neurons(2, "one", "two");
      ((ObjectNode) wanted.at("/neurons/1")).putObject("settings").put("load", "class");
      first.add(wanted, true);
      Eventually.holds(
          () ->
              first.rows().stream()
                  .map(NeuronRow::state)
                  .toList()
                  .equals(List.of(Worker.State.READY, Worker.State.REFUSED)),
          () -> first.rows().toString());
      first.add(((ObjectNode) neurons(3, "three")).put("plugin", "gone"), true);
      Eventually.holds(() -> first.rows().size() == 3, () -> first.rows().toString());
      assertFalse(Files.exists(refusal), "it would end the node");
    }
  }

  private void awaitReady(String plugin, int neurons) throws InterruptedException {
    Eventually.holds(
        () ->
            keeper.rows().size() == neurons
                && keeper.rows().stream()
                    .allMatch(
                        row -> row.state() == Worker.State.READY && row.plugin().equals(plugin)),
        () -> keeper.rows().toString());
  }

  private void await(String reason) throws InterruptedException {
    Eventually.holds(
        () ->
            !keeper.rows().isEmpty()
                && keeper.rows().stream().allMatch(row -> row.reason().contains(reason)),
        () -> keeper.rows().toString());
  }

  private Path jar(String version) throws Exception {
    return TestWorkers.pluginJar(folder.resolve("test-" + version + ".jar"), version);
  }

  private JarVerifier verifier() throws Exception {
    return new JarVerifier(TrustStore.of(data), true);
  }

  private static JsonNode neurons(int netuid, String... names) throws Exception {
    List<String> rows =
        List.of(names).stream()
            .map(
                name ->
                    "{\"name\": \""
                        + name
                        + "\", \"role\": \"miner\", \"coldkeyUri\": \"//Eve\","
                        + " \"hotkeyUri\": \"//Eve//"
                        + name
                        + "\"}")
            .toList();
    return new ObjectMapper()
        .readTree(
            "{\"netuid\": "
                + netuid
                + ", \"plugin\": \"test\", \"neurons\": ["
                + String.join(",", rows)
                + "]}");
  }
}
