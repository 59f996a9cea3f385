package io.myelin.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The jars of this process, each with one loader: neurons that share a process share classes. */
final class OpenJars {
  private final Map<Path, PluginJar> open = new HashMap<>();

  /** As {@link PluginJar#open}; a jar that failed is tried again. */
  synchronized PluginJar open(Path jar) throws ReflectiveOperationException, IOException {
    PluginJar known = open.get(jar);
    if (known == null) {
      known = PluginJar.open(jar);
      open.put(jar, known);
    }
    return known;
  }
}
