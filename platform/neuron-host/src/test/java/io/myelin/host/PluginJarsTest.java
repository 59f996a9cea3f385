package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.worker.TestWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldFindAJarByItsNameOrByItsId() throws IOException {
    PluginJars jars = new PluginJars(folder);
    assertEquals(
        folder.resolve("text.jar"), jars.of("text"), "whoever opens it says it is missing");
    Path jar = TestWorkers.pluginJar(folder.resolve("sorts.jar"));
    Files.writeString(folder.resolve("half.jar"), "PK");
    assertEquals(jar, jars.of("sorts"));
    assertEquals(jar, jars.of("test"), "its Plugin-Id");
    String refusal =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> jars.of("image")).getMessage());
    assertTrue(refusal.contains("plugin image is not there; needed: one of test"), refusal);
  }
}
