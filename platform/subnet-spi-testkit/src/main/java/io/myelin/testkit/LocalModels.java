package io.myelin.testkit;

import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.SubnetException;
import io.myelin.worker.role.Declared;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Models of a manifest for a test: those whose source is {@code jar:path} come from the class path,
 * others from files the test names. Digests are checked as a node checks them.
 */
final class LocalModels {
  private final Manifest manifest;
  private final ClassLoader loader;
  private final Path folder;
  private final Map<String, Path> files;

  LocalModels(Manifest manifest, ClassLoader loader, Path folder, Map<String, Path> files) {
    this.manifest = manifest;
    this.loader = loader;
    this.folder = folder;
    this.files = new HashMap<>(files);
  }

  synchronized Path file(String name) {
    Model model = Declared.model(manifest, name);
    try {
      Path file = files.containsKey(name) ? files.get(name) : unpacked(model);
      String seen = Digests.sha256(file);
      if (!seen.equals(model.sha256())) {
        throw SubnetException.operator(
            "MODEL_DIGEST",
            "model " + name + " has the digest " + seen + "; needed " + model.sha256());
      }
      files.put(name, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("model " + name + " cannot be read", e);
    }
  }

  private Path unpacked(Model model) throws IOException {
    if (!model.source().startsWith("jar:")) {
      throw SubnetException.operator(
          "MODEL_MISSING",
          "model "
              + model.name()
              + " comes from "
              + model.source()
              + "; name its file with Market.model(\""
              + model.name()
              + "\", path)");
    }
    String path = model.source().substring("jar:".length());
    Path file = folder.resolve(model.sha256());
    try (InputStream in = loader.getResourceAsStream(path)) {
      if (in == null) {
        throw SubnetException.operator(
            "MODEL_MISSING", "model " + model.name() + " is not in the jar under " + path);
      }
      if (!Files.exists(file)) {
        Files.copy(in, file);
      }
    }
    return file;
  }
}
