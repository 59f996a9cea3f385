package io.myelin.cli.plugins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedIdsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldKnowAShippedPluginByItsIdAndByItsFile() throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", "myelin-text");
    try (OutputStream out = Files.newOutputStream(folder.resolve("text.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
    ShippedIds shipped = new ShippedIds(folder);
    assertTrue(shipped.has("myelin-text"));
    assertTrue(shipped.has("text"));
    assertFalse(shipped.has("vowels"));
    assertFalse(new ShippedIds(folder.resolve("none")).has("text"));
  }
}
