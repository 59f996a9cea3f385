package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data folder with secrets, links that lead there, and a folder that is nobody's. */
class ReachTest {
  @TempDir Path folder = Path.of("");

  private Path open = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Reach reach;

  @BeforeEach
  void make() throws Exception {
    Path data = Files.createDirectories(folder.resolve("home/data"));
    Files.createDirectories(data.resolve("wallets/operator"));
    Files.writeString(data.resolve("wallets/operator/coldkey"), "secret");
    Files.writeString(data.resolve("author.key"), "secret");
    Files.createDirectories(data.resolve("models/own"));
    Files.createDirectories(data.resolve("models2"));
    Files.writeString(folder.resolve("index.password"), "secret");
    open = Files.createDirectories(folder.resolve("open"));
    Files.writeString(open.resolve("text"), "to be read");
    Files.writeString(Files.createDirectories(folder.resolve("other")).resolve("text"), "private");
    Files.createSymbolicLink(open.resolve("to-data"), data);
    Files.createSymbolicLink(open.resolve("to-key"), data.resolve("author.key"));
    Files.createSymbolicLink(open.resolve("to-other"), folder.resolve("other"));
    reach = new Reach(data, List.of(folder.resolve("index.password")), List.of(open));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/data",
        "/home/data/",
        "/home/data/author.key",
        "/home/data/wallets/operator/coldkey",
        "/home/data/wallets/not-yet/coldkey",
        "/home/data/models/../author.key",
        "/home/data/models2",
        "/home",
        "/",
        "/index.password",
        "/open/to-data",
        "/open/to-data/author.key",
        "/open/to-data/not-yet",
        "/open/to-key",
        "/open/to-data/../data/author.key",
        "/open/../home/./data/author.key"
      })
  void shouldOpenNothingOfTheNodesOwnToAnybody(String path) {
    String why = refusal(folder + path, true).orElseThrow();
    assertTrue(why.startsWith("The neuron spy was refused: its setting text names "), why);
    assertTrue(why.contains(folder + path + ", which "), why);
    assertTrue(why.contains("no plugin may read those. Needed: "), why);
    assertTrue(refusal(folder + path, false).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/etc", "/home", "/root", "/proc", "/proc/self/environ", "/etc/."})
  void shouldOpenNothingThatHoldsEverybodysFiles(String path) {
    assertTrue(refusal(path, true).isPresent());
  }

  @Test
  void shouldOpenWhatIsMeant() {
    for (boolean owner : new boolean[] {true, false}) {
      assertEquals(Optional.empty(), refusal(open.resolve("text").toString(), owner));
      assertEquals(Optional.empty(), refusal(open.toString(), owner));
      assertEquals(Optional.empty(), refusal(open.resolve("not-yet").toString(), owner));
      assertEquals(Optional.empty(), refusal("bundled", owner));
      assertEquals(Optional.empty(), refusal("../home/data/author.key", owner), "none is granted");
      assertEquals(Optional.empty(), refusal("a\0b", owner));
    }
    assertEquals(Optional.empty(), refusal(folder.resolve("home/data/models").toString(), true));
    assertEquals(
        Optional.empty(), refusal(folder.resolve("home/data/models/own").toString(), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/other/text", "/other/not-yet", "/open/to-other/text", "/open/../other/text"})
  void shouldOpenToOthersThanTheOwnerOnlyWhatIsConfigured(String path) {
    assertEquals(Optional.empty(), refusal(folder + path, true));
    String why = refusal(folder + path, false).orElseThrow();
    assertTrue(why.contains("needed: a path in " + open + ". The owner of this machine "), why);
  }

  /** A row may have been written by hand, or before the link led there. */
  @Test
  void shouldGrantAWorkerNothingOfIt() throws Exception {
    Worker.Spec spec = TestWorkers.spec(folder.resolve("worker"), Role.MINER);
    Path key = folder.resolve("worker/data/author.key");
    Map<String, String> named = Map.of(TestSubnet.LOAD, key.toString());
    WorkerFault fault =
        assertThrows(WorkerFault.class, () -> Grants.readable(TestWorkers.with(spec, named)));
    assertTrue(Starting.lasting(fault), fault.code());
    Path text = open.resolve("text");
    Map<String, String> fine = Map.of(TestSubnet.LOAD, text.toString());
    assertTrue(Grants.readable(TestWorkers.with(spec, fine)).contains(text));
  }

  private Optional<String> refusal(String path, boolean owner) {
    return reach.refusal("spy", Map.of("text", path), owner);
  }
}
