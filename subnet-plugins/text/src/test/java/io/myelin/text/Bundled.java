package io.myelin.text;

import io.myelin.spi.PluginContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** Contexts with the models the jar ships. */
final class Bundled {
  private Bundled() {}

  static PluginContext context(Map<String, String> settings) {
    try {
      return new PluginContext(settings, Files.createTempDirectory("text-test-"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static PluginContext model(String name) {
    return context(Map.of("model", name));
  }
}
