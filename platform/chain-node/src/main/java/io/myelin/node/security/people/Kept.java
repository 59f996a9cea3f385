package io.myelin.node.security.people;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A short list of records in a file of the owner's. What is in memory is what is on the disk; a
 * file that does not read lets nobody in and is never written over.
 */
public final class Kept<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final JavaType type;
  private List<T> all = List.of();
  private boolean read;

  public Kept(Path file, Class<T> type) {
    this.file = file;
    this.type = JSON.getTypeFactory().constructCollectionType(List.class, type);
  }

  public synchronized List<T> all() {
    if (!read) {
      try {
        all = Files.exists(file) ? List.copyOf(load()) : List.of();
      } catch (IOException e) {
        throw new UncheckedIOException(file + " does not read: " + e.getMessage(), e);
      }
      read = true;
    }
    return all;
  }

  private List<T> load() throws IOException {
    return JSON.readValue(Files.readAllBytes(file), type);
  }

  public synchronized void replace(List<T> with) {
    List<T> before = all();
    if (before.equals(with)) {
      return;
    }
    try {
      DurableFile.write(file, JSON.writeValueAsBytes(with));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written: " + e.getMessage(), e);
    }
    all = List.copyOf(with);
  }
}
