package io.myelin.host.plugin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.host.worker.TestWorkers;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.TrustStore;
import io.myelin.plugins.store.PluginStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSettingsTest {
  private static final Map<String, String> WRONG = Map.of("laod", "slow");

  @TempDir private Path data = Path.of("");

  @Test
  void shouldRefuseWhatAPluginOfTheProgramDoesNotKnow() throws Exception {
    Path shipped = Files.createDirectories(data.resolve("dist"));
    KnownSettings known = new KnownSettings(store(), shipped);
    assertDoesNotThrow(() -> known.require("test", "one", WRONG), "it may still come");
    TestWorkers.pluginJar(shipped.resolve("sorts.jar"));
    assertRefuses(known, "sorts");
    assertRefuses(known, "test");
  }

  @Test
  void shouldRefuseWhatAnInstalledPluginDoesNotKnowThatWaitsAsWell() throws Exception {
    Path jar = TestWorkers.pluginJar(data.resolve("test.jar"));
    String sha256 =
        store().install(jar, new JarVerifier(TrustStore.of(data), true)).asking().sha256();
    KnownSettings known = new KnownSettings(store(), data.resolve("dist"));
    assertRefuses(known, "test");
    store().approve("test", sha256);
    assertRefuses(known, "test");
  }

  private PluginStore store() {
    return PluginStore.of(data, InstantSource.system());
  }

  private static void assertRefuses(KnownSettings known, String plugin) {
    assertDoesNotThrow(() -> known.require(plugin, "one", Map.of("load", "slow")));
    assertEquals(
        "The neuron one was refused: setting laod is unknown; needed one of load, exam, for the"
            + " plugin "
            + plugin
            + ".",
        assertThrows(IllegalArgumentException.class, () -> known.require(plugin, "one", WRONG))
            .getMessage());
  }
}
