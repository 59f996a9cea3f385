package io.myelin.host.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.containment.Containment;
import io.myelin.host.worker.TestWorkers;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.TrustStore;
import io.myelin.plugins.store.PluginStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPluginsTest {
  @TempDir private Path data = Path.of("");
  private final List<String> tried = new ArrayList<>();
  private String bad = "none";
  private PluginStore store = PluginStore.of(data, InstantSource.system());

  @BeforeEach
  void aLivePlugin() throws Exception {
    store = PluginStore.of(data, InstantSource.system());
    store.approve("test", store.install(jar("1.0.0"), verifier()).asking().sha256());
  }

  @Test
  void shouldTryEachJarOnceAlsoWhenTheHostStartsAgain() throws Exception {
    HostPlugins host = host();
    assertEquals("test 1.0.0", ready(host).what());
    assertEquals("test 1.0.0", ready(host).what());
    assertEquals("test 1.0.0", ready(host()).what());
    assertEquals(List.of("test 1.0.0"), tried);
  }

  @Test
  void shouldGoOnWithTheVersionBeforeTheOneThatDoesNotPass() throws Exception {
    HostPlugins host = host();
    ready(host);
    bad = "test 1.1.0";
    store.upgrade("test", jar("1.1.0"), verifier());

    HostPlugin.Ready before = ready(host);
    assertEquals("test 1.0.0", before.what());
    assertEquals(
        Optional.of("test 1.1.0 was not taken: it threw; test 1.0.0 goes on"), before.refused());
    store.rollback("test");
    assertEquals(Optional.empty(), ready(host).refused());
    assertEquals(List.of("test 1.0.0", "test 1.1.0"), tried);
  }

  @Test
  void shouldRunNothingWhereTheFirstOneDoesNotPassUntilItIsSwitchedOffAndOn() throws Exception {
    bad = "test 1.0.0";
    HostPlugins host = host();
    for (int i = 0; i < 2; i++) {
      String why =
          assertInstanceOf(HostPlugin.Lacking.class, host.of("test", this::trial)).sentence();
      assertTrue(why.startsWith("test 1.0.0 was not taken: it threw. Mend it and "), why);
    }
    assertEquals(1, tried.size());

    store.disable("test");
    host.of("test", this::trial);
    bad = "none";
    store.approve("test", store.existing("test").asking().sha256());
    assertEquals("test 1.0.0", ready(host).what());
  }

  @Test
  void shouldRunAJarThatCannotBeTriedHereAndTryItAgainWhenTheHostStartsAgain() throws Exception {
    for (HostPlugins host : List.of(host(), host())) {
      assertInstanceOf(
          HostPlugin.Ready.class,
          host.of(
              "test",
              ready -> {
                tried.add(ready.what());
                return new Trial.Unknown("no model");
              }));
    }
    assertEquals(2, tried.size());
  }

  private Trial.Outcome trial(HostPlugin.Ready ready) {
    tried.add(ready.what());
    return ready.what().equals(bad) ? new Trial.Refused("it threw") : new Trial.Passed();
  }

  private HostPlugin.Ready ready(HostPlugins host) throws Exception {
    return assertInstanceOf(HostPlugin.Ready.class, host.of("test", this::trial));
  }

  private HostPlugins host() {
    return new HostPlugins(
        store, data.resolve("dist"), jar -> jar, jar -> Containment.off(), data.resolve("tried"));
  }

  private Path jar(String version) throws Exception {
    return TestWorkers.pluginJar(data.resolve("test-" + version + ".jar"), version);
  }

  private JarVerifier verifier() throws Exception {
    return new JarVerifier(TrustStore.of(data), true);
  }
}
