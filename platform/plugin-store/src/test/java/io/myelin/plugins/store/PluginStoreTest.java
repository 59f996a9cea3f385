package io.myelin.plugins.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.SampleJar;
import io.myelin.plugins.jar.TrustStore;
import io.myelin.plugins.store.Plugin.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PluginStoreTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @TempDir private Path dir;
  private Path data = Path.of("");
  private PluginStore store = PluginStore.of(data, () -> NOW);

  @BeforeEach
  void aStore() {
    data = dir.resolve("data");
    store = PluginStore.of(data, () -> NOW);
  }

  @Test
  void keepsAPluginThroughItsWholeLife() throws Exception {
    Plugin fresh = store.install(jar("one", "1.0.0"), unsigned());
    assertEquals(Stage.WAITING, fresh.stage());
    Plugin live = store.approve("one", fresh.asking().sha256());
    assertEquals(Stage.LIVE, live.stage());
    assertEquals("1.0.0", live.shown().version());
    assertEquals(NOW.getEpochSecond(), live.shown().installed());

    Plugin newer = store.upgrade("one", jar("one", "1.10.0"), unsigned());
    assertEquals(Stage.LIVE, newer.stage());
    assertEquals("1.10.0", newer.shown().version());
    assertEquals(Optional.of("1.0.0"), newer.previous().map(Plugin.Version::version));

    Plugin back = store.rollback("one");
    assertEquals("1.0.0", back.shown().version());
    assertEquals(1, jars().size());
    assertRefused("it has no earlier version", () -> store.rollback("one"));

    assertEquals(Stage.DISABLED, store.disable("one").stage());
    assertEquals(Stage.LIVE, store.approve("one", back.shown().sha256()).stage());

    store.remove("one");
    assertEquals(List.of(), store.list().plugins());
    assertEquals(List.of(), jars());
    assertRefused("it is not installed", () -> store.remove("one"));
  }

  @Test
  void looksAtChangesWithoutMakingThem() throws Exception {
    Plugin fresh = store.install(jar("one", "1.0.0"), unsigned());
    PluginStore looking = store.looking();
    assertEquals(Stage.LIVE, looking.approve("one", fresh.asking().sha256()).stage());
    assertEquals(List.of(fresh), store.list().plugins());

    store.approve("one", fresh.asking().sha256());
    Plugin newer = store.upgrade("one", jar("one", "1.1.0"), unsigned());
    assertEquals("1.0.0", looking.rollback("one").shown().version());
    assertEquals(Stage.DISABLED, looking.disable("one").stage());
    looking.upgrade("one", jar("one", "1.2.0"), unsigned());
    looking.install(jar("two", "1.0.0"), unsigned());
    looking.remove("one");
    assertEquals(List.of(newer), store.list().plugins());
    assertEquals(2, jars().size());
    assertRefused("it is not installed", () -> looking.remove("two"));
  }

  @Test
  void givesJarsThatNobodyChangedAndNobodyElseCanWrite() throws Exception {
    Plugin plugin = store.install(jar("one", "1.0.0"), unsigned());
    Path kept = store.jar(plugin.shown());

    assertEquals(plugin.shown().sha256() + ".jar", kept.getFileName().toString());
    assertEquals("r--------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(kept, "something else");
    assertRefused("it is gone or was changed", () -> store.jar(plugin.shown()));
  }

  @Test
  void leavesNothingOfAJarThatIsRefused() throws Exception {
    Path evil = Files.write(dir.resolve("evil.jar"), new byte[4096]);

    assertRefused("does not begin as a jar", () -> store.install(evil, unsigned()));
    assertRefused("there is no file", () -> store.install(dir.resolve("none.jar"), unsigned()));
    assertRefused("there is no file", () -> store.install(dir, unsigned()));
    assertRefused("it is unsigned", () -> store.install(jar("one", "1.0.0"), signedOnly()));
    assertEquals(List.of(), store.list().plugins());
    assertEquals(List.of(), jars());
  }

  @Test
  void asksAgainWhenAnUpgradeWantsMore() throws Exception {
    live("one", "1.0.0");
    Path greedy =
        SampleJar.of("one", "1.1.0")
            .edit(SubnetDescription.PATH, "db.example:5432", "elsewhere.example:1")
            .write(dir.resolve("greedy.jar"));
    Plugin offered = store.upgrade("one", greedy, unsigned());

    assertEquals("1.0.0", offered.shown().version());
    assertEquals("1.1.0", offered.asking().version());
    assertEquals(Stage.LIVE, offered.stage());
    Plugin.Version first = offered.shown();
    assertRefused("came in meanwhile", () -> store.approve("one", first.sha256()));
    assertEquals("1.1.0", store.approve("one", offered.asking().sha256()).shown().version());
  }

  @Test
  void keepsAJarThatIsOfferedAgainLater() throws Exception {
    live("one", "1.0.0");
    Path more = memory("1.1.0", 400);
    store.upgrade("one", more, unsigned());
    PluginStore later = PluginStore.of(data, () -> NOW.plusSeconds(60));
    Plugin.Version asking = later.upgrade("one", more, unsigned()).asking();

    store.jar(asking);
    assertEquals(NOW.plusSeconds(60).getEpochSecond(), asking.installed());
  }

  @Test
  void asksAgainForMoreMemoryAndNotForLess() throws Exception {
    live("one", "1.0.0");
    Path less = memory("1.1.0", 200);
    Path more = memory("1.2.0", 400);

    assertEquals("1.1.0", store.upgrade("one", less, unsigned()).shown().version());
    assertEquals("1.1.0", store.upgrade("one", more, unsigned()).shown().version());
  }

  @Test
  void takesOnlyNewerVersionsOfTheSamePlugin() throws Exception {
    live("one", "1.2.0");

    assertRefused("1.2.0 is live", () -> store.upgrade("one", jar("one", "1.2.0"), unsigned()));
    assertRefused("1.2.0 is live", () -> store.upgrade("one", jar("one", "1.1.9"), unsigned()));
    assertRefused("the jar is two", () -> store.upgrade("one", jar("two", "2.0.0"), unsigned()));
    assertRefused("one 1.2.0 is installed", () -> store.install(jar("one", "1.3.0"), unsigned()));
    assertRefused(
        "./myelin plugin upgrade one JAR; or, if it is another plugin, give yours another id",
        () -> store.install(jar("one", "1.3.0"), unsigned()));
    assertRefused("not installed", () -> store.upgrade("../one", jar("one", "2.0.0"), unsigned()));
    assertEquals(1, jars().size());
  }

  @Test
  void saysHowToGoBackToAVersionThatIsKept() throws Exception {
    live("one", "1.0.0");
    Plugin newer = store.upgrade("one", jar("one", "2.0.0"), unsigned());

    assertRefused(
        "1.0.0 is kept already, and 2.0.0 is live; needed: a plugin that is not installed. To go"
            + " back: ./myelin plugin rollback one",
        () -> store.install(jar("one", "1.0.0"), unsigned()));
    assertEquals(newer, store.install(jar("one", "2.0.0"), unsigned()));
    assertEquals(newer, store.existing("one"));
  }

  @Test
  void changesNothingWhenAskedTwice() throws Exception {
    Plugin live = live("one", "1.0.0");
    assertEquals(live, store.install(jar("one", "1.0.0"), unsigned()));
    assertEquals(live, store.approve("one", live.shown().sha256()));
  }

  @Test
  void namesANoteItCannotReadAndShowsTheOthers() throws Exception {
    live("one", "1.0.0");
    live("two", "1.0.0");
    Files.writeString(data.resolve("plugins/one.json"), "{\"id\": \"one\"");

    PluginStore.Listing listing = store.list();
    assertEquals(List.of("two"), listing.plugins().stream().map(Plugin::id).toList());
    assertEquals(Set.of("one"), listing.damaged().keySet());
    Files.copy(
        data.resolve("plugins/two.json"),
        data.resolve("plugins/one.json"),
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused("about something else", () -> store.existing("one"));
  }

  @Test
  void sweepsWhatAnInterruptedCommandLeft() throws Exception {
    live("one", "1.0.0");
    Files.createFile(data.resolve("plugins/jars/.new-999999999999-1"));
    live("two", "1.0.0");
    assertFalse(Files.exists(data.resolve("plugins/jars/.new-999999999999-1")));
  }

  @Test
  void letsConcurrentCommandsWaitForEachOther() throws Exception {
    List<Callable<Plugin>> commands = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Path jar = jar("p" + i % 4, "1.0." + i);
      commands.add(() -> PluginStore.of(data, () -> NOW).install(jar, unsigned()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(6);
    int taken = 0;
    try {
      for (Future<Plugin> each : threads.invokeAll(commands)) {
        try {
          each.get();
          taken++;
        } catch (ExecutionException e) {
          assertTrue(e.toString().contains("is installed"), e.toString());
        }
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(4, taken);
    assertEquals(4, store.list().plugins().size());
    assertEquals(4, jars().size());
  }

  private Plugin live(String id, String version) throws Exception {
    Plugin plugin = store.install(jar(id, version), unsigned());
    return store.approve(id, plugin.asking().sha256());
  }

  private Path jar(String id, String version) throws IOException {
    return SampleJar.of(id, version).write(dir.resolve(id + "-" + version + ".jar"));
  }

  private Path memory(String version, int megabytes) throws IOException {
    return SampleJar.of("one", version)
        .edit(SubnetDescription.PATH, " : 300", " : " + megabytes)
        .write(dir.resolve("one-" + version + ".jar"));
  }

  private JarVerifier unsigned() throws Refusal {
    return new JarVerifier(TrustStore.of(data), true);
  }

  private JarVerifier signedOnly() throws Refusal {
    return new JarVerifier(TrustStore.of(data), false);
  }

  private List<Path> jars() throws IOException {
    Path jars = data.resolve("plugins/jars");
    if (!Files.exists(jars)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.toList();
    }
  }

  private static void assertRefused(String words, Executable action) {
    String said = assertThrows(Refusal.class, action).sentence();
    assertTrue(said.contains(words), said);
  }
}
