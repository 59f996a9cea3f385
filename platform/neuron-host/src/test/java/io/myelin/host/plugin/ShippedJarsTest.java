package io.myelin.host.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.worker.TestWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedJarsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldFindAJarByItsNameOrByItsId() throws IOException {
    ShippedJars jars = new ShippedJars(folder);
    assertTrue(refusal(jars, "text").contains("plugin text is not there; needed: "));
    Path jar = TestWorkers.pluginJar(folder.resolve("sorts.jar"));
    Files.writeString(folder.resolve("half.jar"), "PK");
    assertEquals(jar, jars.of("sorts"));
    assertEquals(jar, jars.of("test"), "its Plugin-Id");
    String refusal = refusal(jars, "image");
    assertTrue(refusal.contains("plugin image is not there; needed: one of test"), refusal);
  }

  private static String refusal(ShippedJars jars, String plugin) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> jars.of(plugin)).getMessage());
  }
}
