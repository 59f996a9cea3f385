package io.myelin.host.plugin;

import io.myelin.contract.SubnetDescription;
import io.myelin.worker.link.JarDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jars that come with the program, by what tables call them. */
record ShippedJars(Path folder) {
  /**
   * The jar of a plugin: one whose file has the name, or else whose Plugin-Id it is.
   *
   * @throws IllegalArgumentException when no jar has the name; those that are there are named
   */
  Path of(String plugin) throws IOException {
    Path named = folder.resolve(plugin + ".jar");
    if (Files.isRegularFile(named)) {
      return named;
    }
    TreeMap<String, Path> ids = new TreeMap<>();
    for (Path jar : jars()) {
      Optional<SubnetDescription> description = JarDescription.of(jar);
      description.ifPresent(known -> ids.put(known.id(), jar));
    }
    Path found = ids.get(plugin);
    if (found == null) {
      throw new IllegalArgumentException(
          "plugin "
              + plugin
              + " is not there; needed: "
              + (ids.isEmpty() ? "" : "one of " + String.join(", ", ids.keySet()) + ", or ")
              + "an installed one: ./myelin plugin install JAR");
    }
    return found;
  }

  private List<Path> jars() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
    }
  }
}
