package io.myelin.cli.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The ids of the plugins that come with the program. */
record ShippedIds(Path folder) {
  /** Whether an installed plugin of this id stands before one that comes with the program. */
  boolean has(String id) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      if (jar.getFileName().toString().equals(id + ".jar") || idOf(jar).equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static String idOf(Path jar) throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      return Optional.ofNullable(open.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue("Plugin-Id"))
          .orElse("");
    }
  }
}
