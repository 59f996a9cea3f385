package io.myelin.worker.link;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The worker's own class path, with what the manifests of its jars name. */
final class ClassPath {
  private ClassPath() {}

  static List<Path> all(List<Path> entries) throws IOException {
    Stream<Path> all = entries.stream();
    for (Path entry : entries) {
      if (Files.isRegularFile(entry)) {
        all = Stream.concat(all, named(entry).stream());
      }
    }
    return all.filter(Files::exists).toList();
  }

  private static List<Path> named(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String names =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      URI base = jar.toAbsolutePath().toUri();
      return names == null
          ? List.of()
          : Stream.of(names.split(" "))
              .filter(name -> !name.isEmpty())
              .map(name -> Path.of(base.resolve(name)))
              .toList();
    }
  }
}
