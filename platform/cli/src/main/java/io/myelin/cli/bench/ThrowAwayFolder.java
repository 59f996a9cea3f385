package io.myelin.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new folder of a measurement, for its owner alone, gone with all in it when this is closed. */
public record ThrowAwayFolder(Path path) implements AutoCloseable {
  public ThrowAwayFolder() throws IOException {
    this(Files.createTempDirectory("myelin-bench-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
