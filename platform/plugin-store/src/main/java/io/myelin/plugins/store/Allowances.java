package io.myelin.plugins.store;

import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Jars an operator approved before they came: a file for each, named by its SHA-256. */
record Allowances(Path folder) {
  boolean has(String sha256) {
    return Files.isRegularFile(folder.resolve(sha256));
  }

  void add(String sha256) throws IOException {
    DurableFile.write(folder.resolve(sha256), "allowed\n".getBytes(StandardCharsets.UTF_8));
  }

  void delete(String sha256) throws IOException {
    Files.deleteIfExists(folder.resolve(sha256));
  }
}
