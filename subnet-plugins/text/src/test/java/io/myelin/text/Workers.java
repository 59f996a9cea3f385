package io.myelin.text;

import io.myelin.testkit.JarWorkers;
import java.io.IOException;
import java.nio.file.Path;

/** Workers of the packaged plugin. */
final class Workers {
  static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));

  private Workers() {}

  /** They may read what a test lays into its folder, such as models. */
  static JarWorkers in(Path folder) throws IOException {
    return JarWorkers.of(JAR, folder);
  }
}
